package org.drumbeat.hiring;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.drumbeat.text.Text;
import org.drumbeat.workflow.Choice;
import org.drumbeat.workflow.Refusal;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who gives candidates their psychometric profile: Drumbeat itself, and the providers that are configured.
 *
 * @param providers by the code of the provider
 */
@ConfigurationProperties("drumbeat.profile")
record ProfileProviders(@DefaultValue Map<String, Provider> providers) {

    /** The profile that Drumbeat comes with. */
    static final String BUILT_IN = "built-in";

    /**
     * A provider elsewhere.
     *
     * @param name what HR reads
     * @param link where candidates answer, with {@code {token}} in it
     * @param secret what it signs its answers with, 32 characters or more
     */
    record Provider(String name, String link, String secret) {

        private static final String TOKEN = "{token}";
        private static final int SHORTEST_SECRET = 32;

        Provider {
            Text line = Text.line(name);
            name = line.value();
            if (name.isEmpty()) {
                throw new IllegalArgumentException(
                        "A provider of profiles has no name: set drumbeat.profile.providers.….name.");
            }
            line.problem().ifPresent(problem -> {
                throw new IllegalArgumentException("drumbeat.profile.providers.….name " + problem);
            });
            if (link == null || !link.contains(TOKEN)) {
                throw new IllegalArgumentException("The provider of profiles “" + name
                        + "” has no link with {token} in it: set drumbeat.profile.providers.….link.");
            }
            if (secret == null || secret.length() < SHORTEST_SECRET) {
                throw new IllegalArgumentException("The provider of profiles “" + name + "” has no secret of "
                        + SHORTEST_SECRET + " characters or more: set drumbeat.profile.providers.….secret.");
            }
        }

        String linkFor(String token) {
            return link.replace(TOKEN, token);
        }
    }

    /** The built-in first. */
    List<Choice> choices() {
        return Stream.concat(
                        Stream.of(new Choice("Built in (Mini-IPIP, 20 items)", BUILT_IN)),
                        providers.entrySet().stream()
                                .map(provider -> new Choice(provider.getValue().name(), provider.getKey()))
                                .sorted(Comparator.comparing(Choice::label)))
                .toList();
    }

    /** The provider of this code, unless it is the built-in profile or is no longer configured. */
    Optional<Provider> elsewhere(String code) {
        return Optional.ofNullable(providers.get(code));
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
