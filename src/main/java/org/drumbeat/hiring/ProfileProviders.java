package org.drumbeat.hiring;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.drumbeat.workflow.Choice;
import org.drumbeat.workflow.Refusal;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who gives candidates their psychometric profile: Drumbeat itself, and the providers that are configured.
 *
 * @param providers what HR reads, by the code of the provider
 */
@ConfigurationProperties("drumbeat.profile")
record ProfileProviders(@DefaultValue Map<String, String> providers) {

    /** The profile that Drumbeat comes with. */
    static final String BUILT_IN = "built-in";

    /** The built-in first. */
    List<Choice> choices() {
        return Stream.concat(
                        Stream.of(new Choice("Built in (Mini-IPIP, 20 items)", BUILT_IN)),
                        providers.entrySet().stream()
                                .map(provider -> new Choice(provider.getValue(), provider.getKey()))
                                .sorted(Comparator.comparing(Choice::label)))
                .toList();
    }

    /**
     * This provider, or the built-in one where none is named.
     *
     * @throws Refusal where it is not configured
     */
    String chosen(String provider) {
        String chosen = provider == null ? BUILT_IN : provider;
        if (choices().stream().noneMatch(choice -> choice.value().equals(chosen))) {
            throw Refusal.invalid("“Profile” must be one of the providers of the list.");
        }
        return chosen;
    }
}
