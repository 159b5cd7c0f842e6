package org.sinew.api.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import java.net.URI;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** The pages in a real Chromium, over a small graph in memory; pictures are left in {@code target/pages}. */
class PagesTests {

    @TempDir
    static Path data;

    private static ConfigurableApplicationContext application;
    private static Browser browser;

    @BeforeAll
    static void start() {
        Assumptions.assumeFalse(Browser.isMissing(), "no Chromium at " + Browser.CHROMIUM);
        application = PagesOnly.start(data, SmallGraph.class);
        URI root = PagesOnly.address(application);
        browser = new Browser(root);
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
            application.close();
        }
    }

    @AfterEach
    void nothingWentWrongAndNothingLeftTheServer() {
        assertThat(browser.complaints).isEmpty();
        assertThat(browser.elsewhere).isEmpty();
    }

    @Test
    void peopleSignInAndOut() {
        Page page = browser.page("en-GB", false);
        page.navigate("/explore");
        assertThat(page).hasURL(Pattern.compile(".*/login$"));
        picture(page, "login");
        page.locator("#username").fill("clinician");
        page.locator("#password").fill("wrong");
        page.getByText("Sign in", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.getByText("That user and password do not fit.")).isVisible();
        page.locator("#username").fill("clinician");
        page.locator("#password").fill("clinician-password");
        page.locator("#password").press("Enter");
        assertThat(page).hasURL(Pattern.compile(".*/explore.*"));
        assertThat(page.locator("#user")).hasText("clinician");
        page.getByText("Sign out").click();
        assertThat(page.getByText("You are signed out.")).isVisible();
        page.navigate("/");
        assertThat(page).hasURL(Pattern.compile(".*/login$"));
    }

    @Test
    void theStartPageTellsWhatIsLoaded() {
        Page page = browser.page("en-GB", false);
        Browser.signIn(page);
        assertThat(page.locator("#counts")).containsText("30");
        assertThat(page.locator("#releases")).containsText("Apache-2.0");
        picture(page, "home");
        page.locator("#language").selectOption("zh");
        assertThat(page.locator("#counts")).containsText("患者");
        assertThat(page.locator("footer")).containsText("不作为诊断");
    }

    @Test
    void aTermIsFoundAndExpanded() {
        Page page = browser.page("en-GB", false);
        Browser.signIn(page);
        page.navigate("/explore");
        page.locator("#q").fill("diabetes");
        page.locator("#q").press("Enter");
        page.locator("#hits button").first().click();
        assertThat(page.locator("#panel h2")).hasText("type 2 diabetes mellitus");
        assertThat(page.locator("#panel")).containsText("Patients (30)");
        assertThat(page.locator("#panel")).containsText("starter@1");
        assertThat(count(page)).isEqualTo(1 + 6 + 3);
        page.waitForTimeout(700);
        picture(page, "explore");
        page.locator("#panel summary").first().click();
        page.locator("#panel .links button").first().click();
        assertThat(page.locator("#panel h2")).hasText("Person <b>1</b>");
        assertThat(page.locator("#panel")).containsText("people.json#entry[1]");
        page.locator("#language").selectOption("zh");
        assertThat(page.locator("#panel")).containsText("2型糖尿病");
    }

    @Test
    void explorationInTheDarkInChinese() {
        Page page = browser.page("zh-CN", true);
        Browser.signIn(page);
        page.navigate("/explore?q=马凡");
        assertThat(page.locator("#panel h2")).hasText("马凡综合征");
        page.waitForTimeout(700);
        picture(page, "explore-dark-zh");
    }

    @Test
    void graphiqlRunsWithoutTheNetworkAndAnswers() {
        Page page = browser.page("en-GB", false);
        Browser.signIn(page);
        page.navigate("/graphiql");
        assertThat(page.locator(".graphiql-doc-explorer-title")).hasText("Docs");
        page.locator("#example").selectOption("search");
        assertThat(page.locator(".graphiql-query-editor .CodeMirror")).containsText("query Search");
        page.locator(".graphiql-execute-button").click();
        assertThat(page.locator(".result-window")).containsText("type 2 diabetes mellitus");
        picture(page, "graphiql");
    }

    private static int count(Page page) {
        return ((Number) page.evaluate("() => window.sinewGraph.nodes().length")).intValue();
    }

    private static void picture(Page page, String name) {
        page.screenshot(new ScreenshotOptions().setPath(Paths.get("target/pages", name + ".png")));
    }
}
