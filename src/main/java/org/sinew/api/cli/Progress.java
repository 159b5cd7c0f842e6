package org.sinew.api.cli;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** One progress bar after the other, on standard error; none where nobody is at a terminal. */
final class Progress implements AutoCloseable {

    @SuppressWarnings("SystemConsoleNull") // JDK 25 gives null again where there is no terminal
    private static final boolean IS_WATCHED =
            System.console() != null && System.console().isTerminal();

    private @Nullable ProgressBar bar;
    private String step = "";

    synchronized void show(String name, long done, long total) {
        if (!IS_WATCHED) {
            return;
        }
        if (bar == null || !name.equals(step)) {
            finish();
            step = name;
            bar = new ProgressBarBuilder()
                    .setTaskName(name)
                    .setInitialMax(total)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(500)
                    .build();
        }
        bar.maxHint(total);
        bar.stepTo(done);
    }

    @Override
    public void close() {
        finish();
    }

    /** Ends the bar, so that what is printed next starts on its own line. */
    synchronized void finish() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
