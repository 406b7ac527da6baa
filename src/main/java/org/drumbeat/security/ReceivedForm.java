package org.drumbeat.security;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A form whose fields are here already: the server itself has nothing left to read them from. */
final class ReceivedForm extends Received {

    private final Map<String, String[]> parameters = new LinkedHashMap<>();

    /** @throws IllegalArgumentException where a field is not encoded as forms are */
    ReceivedForm(HttpServletRequest request, byte[] body) {
        super(request, body);
        Map<String, List<String>> fields = new LinkedHashMap<>();
        super.getParameterMap().forEach((name, values) -> fields.put(name, new ArrayList<>(List.of(values))));
        for (String field : new String(body, StandardCharsets.UTF_8).strip().split("&")) {
            String[] sides = field.split("=", 2);
            fields.computeIfAbsent(decoded(sides[0]), any -> new ArrayList<>())
                    .add(sides.length == 1 ? "" : decoded(sides[1]));
        }
        fields.remove("");
        fields.forEach((name, values) -> parameters.put(name, values.toArray(String[]::new)));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    @Override
    public String getParameter(String name) {
        String[] values = parameters.get(name);
        return values == null ? null : values[0];
    }

    @Override
    public String[] getParameterValues(String name) {
        return parameters.get(name);
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        return Collections.unmodifiableMap(parameters);
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(parameters.keySet());
    }
}
