package org.sinew.api.graphql;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.GraphQLScalarType;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.regex.Pattern;
import org.sinew.term.Sentence;

/** Moments as ISO 8601; a year, month or day stands for its first moment in UTC. */
final class DateTimeScalar {

    static final GraphQLScalarType TYPE = GraphQLScalarType.newScalar()
            .name("DateTime")
            .coercing(new IsoMoment())
            .build();

    private static final Pattern OFFSET = Pattern.compile("(Z|[+-]\\d\\d:?\\d\\d)$");

    private DateTimeScalar() {}

    static ZonedDateTime parse(String text) {
        LocalDateTime local = switch (text.length()) {
            case 4 -> Year.parse(text).atDay(1).atStartOfDay();
            case 7 -> YearMonth.parse(text).atDay(1).atStartOfDay();
            case 10 -> LocalDate.parse(text).atStartOfDay();
            default -> {
                if (OFFSET.matcher(text).find()) {
                    yield null;
                }
                yield LocalDateTime.parse(text);
            }
        };
        return local == null ? OffsetDateTime.parse(text).toZonedDateTime() : local.atZone(ZoneOffset.UTC);
    }

    private static final class IsoMoment implements Coercing<ZonedDateTime, String> {

        private static String say(Locale locale, String key, Object... values) {
            return Sentence.of("refusal", key, values).in(locale.toLanguageTag());
        }

        @Override
        public String serialize(Object result, GraphQLContext context, Locale locale) {
            return result.toString();
        }

        @Override
        public ZonedDateTime parseValue(Object input, GraphQLContext context, Locale locale) {
            try {
                return input instanceof ZonedDateTime parsed ? parsed : parse(String.valueOf(input));
            } catch (DateTimeException e) {
                throw new CoercingParseValueException(say(locale, "no-moment", String.valueOf(input)), e);
            }
        }

        @Override
        public ZonedDateTime parseLiteral(
                Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
            String text = input instanceof StringValue string ? string.getValue() : null;
            if (text == null) {
                throw new CoercingParseLiteralException(say(locale, "moment-is-text"));
            }
            try {
                return parse(text);
            } catch (DateTimeException e) {
                throw new CoercingParseLiteralException(say(locale, "no-moment", text), e);
            }
        }

        @Override
        public Value<?> valueToLiteral(Object input, GraphQLContext context, Locale locale) {
            return StringValue.of(input.toString());
        }
    }
}
