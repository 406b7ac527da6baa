package org.drumbeat.people;

import java.sql.JDBCType;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.data.convert.ReadingConverter;
import org.springframework.data.convert.WritingConverter;
import org.springframework.data.jdbc.core.convert.DataAccessStrategy;
import org.springframework.data.jdbc.core.convert.JdbcConverter;
import org.springframework.data.jdbc.core.mapping.JdbcMappingContext;
import org.springframework.data.jdbc.core.mapping.JdbcValue;
import org.springframework.data.jdbc.repository.config.AbstractJdbcConfiguration;
import org.springframework.data.relational.core.dialect.Dialect;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;

/**
 * How aggregates are stored and read. Stores a role as the id of its group, so that the table, the engine and imported files use the same word; and a moment
 * with its offset, so that the hour that occurs twice in the fall stays unambiguous.
 */
@Configuration(proxyBeanMethods = false)
class ColumnTypes extends AbstractJdbcConfiguration {

    @Override
    protected List<?> userConverters() {
        return List.of(new ToColumn(), new FromColumn(), new Moment());
    }

    @Bean
    @Override
    public DataAccessStrategy dataAccessStrategyBean(
            NamedParameterJdbcOperations operations,
            JdbcConverter converter,
            JdbcMappingContext entities,
            Dialect dialect) {
        return new ReadOnce(super.dataAccessStrategyBean(operations, converter, entities, dialect), entities);
    }

    @Bean
    static ReadOnce.UntilARowIsHeld untilARowIsHeld() {
        return new ReadOnce.UntilARowIsHeld();
    }

    @WritingConverter
    private static final class ToColumn implements Converter<Role, String> {
        @Override
        public String convert(Role role) {
            return role.group();
        }
    }

    @WritingConverter
    private static final class Moment implements Converter<Instant, JdbcValue> {
        @Override
        public JdbcValue convert(Instant moment) {
            return JdbcValue.of(moment.atOffset(ZoneOffset.UTC), JDBCType.TIMESTAMP_WITH_TIMEZONE);
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
