package org.drumbeat.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.drumbeat.DrumbeatTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.http.converter.json.MappingJackson2HttpMessageConverter;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.context.WebApplicationContext;

/** What the door is guarded with is tested where the guards are. */
@DrumbeatTest
class PeopleApiTest {

    private final MockMvcTester api;

    @Autowired
    PeopleApiTest(WebApplicationContext application, MappingJackson2HttpMessageConverter json) {
        this.api = MockMvcTester.from(application).withHttpMessageConverters(List.of(json));
    }

    @Test
    void answersThePeopleFound() {
        assertThat(api.get().uri("/api/people?query=delgado"))
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo("""
                        {"people": [{"id": "rosa", "name": "Rosa Delgado", "email": "rosa@example.com", "role": "rep",
                                     "manager": "marco", "region": "North", "territory": "Minneapolis"}],
                         "page": 0, "pages": 1, "total": 1}""");
    }

    @Test
    void answersAnEmptyPageWhenNobodyIsFoundOrThePageIsPastTheLast() {
        assertThat(api.get().uri("/api/people?query=nobody"))
                .bodyJson()
                .isStrictlyEqualTo("{\"people\": [], \"page\": 0, \"pages\": 0, \"total\": 0}");
        assertThat(api.get().uri("/api/people?query={query}", "\0"))
                .bodyJson()
                .isStrictlyEqualTo("{\"people\": [], \"page\": 0, \"pages\": 0, \"total\": 0}");
        assertThat(api.get().uri("/api/people?query=delgado&page=2147483647"))
                .bodyJson()
                .isStrictlyEqualTo("{\"people\": [], \"page\": 2147483647, \"pages\": 1, \"total\": 1}");
    }

    @Test
    void answersEverybodyWithoutAQuery() {
        assertThat(api.get().uri("/api/people"))
                .bodyJson()
                .extractingPath("$.total")
                .isEqualTo(35);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "two", "1.5", "99999999999"})
    void refusesAPageThatIsNone(String page) {
        assertThat(api.get().uri("/api/people?page={page}", page))
                .hasStatus(400)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .extractingPath("$.detail")
                .isEqualTo("The page must be a whole number; the first page is number 0.");
    }
}
