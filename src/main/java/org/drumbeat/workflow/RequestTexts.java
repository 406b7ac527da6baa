package org.drumbeat.workflow;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.util.List;
import org.drumbeat.text.SeveralLines;
import org.drumbeat.text.Text;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.json.MappingJackson2HttpMessageConverter;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Checks every text in the body of a request to our REST API in the same place as all other texts, so that no controller has
 * to.
 */
@Configuration(proxyBeanMethods = false)
class RequestTexts implements WebMvcConfigurer {

    @Override
    public void extendMessageConverters(List<HttpMessageConverter<?>> converters) {
        for (HttpMessageConverter<?> converter : converters) {
            if (converter instanceof MappingJackson2HttpMessageConverter json) {
                // A copy: what our own code reads with the mapper has been checked.
                json.setObjectMapper(json.getObjectMapper()
                        .copy()
                        .registerModule(new SimpleModule("request-texts")
                                .addDeserializer(String.class, new Checked(Kind.AS_SENT))));
            }
        }
    }

    private enum Kind {
        /** Not in a field that we know, such as the answers to a form, which the form checks. */
        AS_SENT,
        LINE,
        LINES
    }

    private static final class Checked extends StdScalarDeserializer<String> implements ContextualDeserializer {

        private static final long serialVersionUID = 1L;

        private final Kind kind;

        Checked(Kind kind) {
            super(String.class);
            this.kind = kind;
        }

        @Override
        public JsonDeserializer<?> createContextual(DeserializationContext context, BeanProperty property) {
            boolean several = property != null && property.getAnnotation(SeveralLines.class) != null;
            return new Checked(several ? Kind.LINES : Kind.LINE);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            String sent = StringDeserializer.instance.deserialize(parser, context);
            if (sent == null || kind == Kind.AS_SENT) {
                return sent;
            }
            Text text = kind == Kind.LINES ? Text.lines(sent) : Text.line(sent);
            if (text.problem().isPresent()) {
                throw Refusal.invalid(text.problem().get());
            }
            return text.value();
        }
    }
}
