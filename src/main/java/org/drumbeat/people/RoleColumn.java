package org.drumbeat.people;

import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.data.convert.ReadingConverter;
import org.springframework.data.convert.WritingConverter;
import org.springframework.data.jdbc.repository.config.AbstractJdbcConfiguration;

/** Stores a role as the id of its group, so that the table, the engine and the files of an import say the same word. */
@Configuration(proxyBeanMethods = false)
class RoleColumn extends AbstractJdbcConfiguration {

    @Override
    protected List<?> userConverters() {
        return List.of(new ToColumn(), new FromColumn());
    }

    @WritingConverter
    private static final class ToColumn implements Converter<Role, String> {
        @Override
        public String convert(Role role) {
            return role.group();
        }
    }

    @ReadingConverter
    private static final class FromColumn implements Converter<String, Role> {
        @Override
        public Role convert(String group) {
            return Role.of(group);
        }
    }
}
