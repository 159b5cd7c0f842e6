package org.sinew.term.catalog;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;

/** A download that did not come; the message is for the person who asked for it. */
public final class DownloadFailed extends RuntimeException {

    static final String LOAD_BY_PATH = "a file already downloaded can be loaded with `sinew ontology load <path>`";

    DownloadFailed(String message) {
        super(message);
    }

    private DownloadFailed(String message, Throwable cause) {
        super(message, cause);
    }

    static DownloadFailed of(URI address, IOException broken) {
        boolean unreachable = broken instanceof ConnectException || broken instanceof HttpTimeoutException;
        if (unreachable) {
            return new DownloadFailed(
                    "cannot reach " + address.getHost() + ": " + reason(broken) + "; " + LOAD_BY_PATH, broken);
        }
        return new DownloadFailed(
                "the download of " + address + " broke off: " + reason(broken) + "; pull again to go on from there",
                broken);
    }

    private static String reason(Throwable broken) {
        for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException) {
                return "its address is unknown here (offline?)";
            }
            if (cause.getMessage() != null) {
                return cause.getMessage();
            }
        }
        return broken.getClass().getSimpleName();
    }
}
