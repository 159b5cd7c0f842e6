package org.sinew.api.web;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A real Chromium that remembers what its pages complained of and where else than to the server they wanted to go. */
final class Browser implements AutoCloseable {

    static final Path CHROMIUM = Paths.get("/usr/bin/chromium");

    private final Playwright playwright =
            Playwright.create(new CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final com.microsoft.playwright.Browser chromium = playwright
            .chromium()
            .launch(new LaunchOptions()
                    .setExecutablePath(CHROMIUM)
                    .setHeadless(true)
                    .setArgs(List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-quic",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync")));
    private final URI root;
    final List<String> complaints = new ArrayList<>();
    final List<String> elsewhere = new ArrayList<>();

    Browser(URI root) {
        this.root = root;
    }

    static boolean isMissing() {
        return !Files.isExecutable(CHROMIUM);
    }

    Page page(String language, boolean dark) {
        BrowserContext context = chromium.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setBaseURL(root.toString())
                .setLocale(language)
                .setViewportSize(1360, 860)
                .setColorScheme(dark ? ColorScheme.DARK : ColorScheme.LIGHT));
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.onRequest(request -> {
            if (!request.url().startsWith(root.toString()) && !request.url().startsWith("data:")) {
                elsewhere.add(request.url());
            }
        });
        return page;
    }

    static void signIn(Page page) {
        signIn(page, "clinician-password");
    }

    static void signIn(Page page, String password) {
        page.navigate("/login");
        page.locator("#username").fill("clinician");
        page.locator("#password").fill(password);
        page.locator("#password").press("Enter");
        page.waitForURL("**/");
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }
}
