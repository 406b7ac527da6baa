package org.drumbeat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody at the doors of the running application: with a browser's session, or with a name and a password. */
public final class Visitor {

    private static final String TOKEN = "XSRF-TOKEN";
    private static final Pattern CSRF_FIELD = Pattern.compile("name=\"_csrf\"[^>]* value=\"([^\"]+)\"");

    private final CookieManager cookies = new CookieManager();
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final String root;
    private final String credentials;
    private final Map<String, String> headers = new HashMap<>();
    private HttpResponse<String> answer;
    private String origin;
    private boolean tls;

    private Visitor(int port, String credentials) {
        this.root = "http://localhost:" + port;
        this.credentials = credentials;
    }

    public static Visitor anonymous(int port) {
        return new Visitor(port, null);
    }

    public static Visitor system(int port, String user, String password) {
        return new Visitor(port, user + ":" + password);
    }

    /** A browser that has the password and shows a page of that origin. */
    public Visitor on(String page) {
        origin = page;
        return this;
    }

    /** Sends a header of this name along. */
    public Visitor with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    /** Behind a proxy that ends TLS. */
    public Visitor throughTls() {
        tls = true;
        return this;
    }

    /** Logs in through the form, from wherever the browser was. */
    public Visitor logIn(String user, String password) {
        return submit("/login", "/login", "username=" + encode(user) + "&password=" + encode(password));
    }

    /** Submits a form with the token of the page that holds it. */
    public Visitor submit(String page, String action, String fields) {
        Matcher token = CSRF_FIELD.matcher(get(page).body());
        if (!token.find()) {
            throw new AssertionError("No form with a token on " + page);
        }
        answer = form(action, fields + "&_csrf=" + encode(token.group(1)));
        return this;
    }

    /** What the last form was answered with. */
    public HttpResponse<String> answer() {
        return answer;
    }

    public HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    /** Goes wherever an answer sends a browser, until it is sent no further. */
    public HttpResponse<String> follow(HttpResponse<String> answer) {
        HttpResponse<String> last = answer;
        while (last.statusCode() / 100 == 3) {
            String location = last.headers().firstValue("Location").orElseThrow();
            last = get(last.uri().resolve(location).toString());
        }
        return last;
    }

    /** As a webapp does it, with the token of its cookie in a header. */
    public HttpResponse<String> json(String method, String path, String body) {
        HttpRequest.Builder request =
                request(path).header("Content-Type", "application/json").method(method, BodyPublishers.ofString(body));
        cookie(TOKEN).ifPresent(token -> request.header("X-XSRF-TOKEN", token));
        return send(request);
    }

    /** A form with a file in it, as Camunda Modeler or a browser sends it. */
    public HttpResponse<String> upload(String path, Map<String, String> fields, String fileName, byte[] content) {
        String boundary = "----drumbeat";
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        fields.forEach((name, value) -> body.writeBytes(
                ("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n")
                        .getBytes(StandardCharsets.UTF_8)));
        body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName
                        + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        HttpRequest.Builder request = request(path)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofByteArray(body.toByteArray()));
        cookie(TOKEN).ifPresent(token -> request.header("X-XSRF-TOKEN", token));
        return send(request);
    }

    public HttpResponse<String> form(String path, String fields) {
        HttpRequest.Builder request = request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(fields));
        cookie(TOKEN).ifPresent(token -> request.header("X-XSRF-TOKEN", token));
        return send(request);
    }

    /** Sends a file as the part of a form that is called “file”. */
    public HttpResponse<String> upload(String path, String fileName, byte[] content) {
        return upload(path, fileName, content, Map.of());
    }

    /** Chooses a file in the form of a page and submits it with the token of the page, and with what a button says. */
    public HttpResponse<String> upload(String page, String fileName, byte[] content, String button, String pressed) {
        Matcher token = CSRF_FIELD.matcher(get(page).body());
        if (!token.find()) {
            throw new AssertionError("No form with a token on " + page);
        }
        return upload(page, fileName, content, Map.of("_csrf", token.group(1), button, pressed));
    }

    private HttpResponse<String> upload(String path, String fileName, byte[] content, Map<String, String> fields) {
        String boundary = "drumbeat-boundary";
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        fields.forEach((name, value) -> body.writeBytes(
                part(boundary, "form-data; name=\"" + name + "\"", value.getBytes(StandardCharsets.UTF_8))));
        body.writeBytes(part(boundary, "form-data; name=\"file\"; filename=\"" + fileName + "\"", content));
        body.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        return send(request(path)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofByteArray(body.toByteArray())));
    }

    private static byte[] part(String boundary, String disposition, byte[] content) {
        ByteArrayOutputStream part = new ByteArrayOutputStream();
        part.writeBytes(("--" + boundary + "\r\nContent-Disposition: " + disposition + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        part.writeBytes(content);
        part.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        return part.toByteArray();
    }

    public Optional<String> cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst();
    }

    public void forgetToken() {
        List.copyOf(cookies.getCookieStore().getCookies()).stream()
                .filter(cookie -> cookie.getName().equals(TOKEN))
                .forEach(cookie -> cookies.getCookieStore().remove(URI.create(root), cookie));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : root + path))
                .header("Accept", path.contains("/api/") ? "application/json, */*;q=0.1" : "text/html, */*;q=0.8");
        headers.forEach(request::setHeader);
        if (origin != null) {
            request.header("Origin", origin);
        }
        if (tls) {
            request.header("X-Forwarded-Proto", "https");
        }
        if (credentials != null) {
            request.header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
        }
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
