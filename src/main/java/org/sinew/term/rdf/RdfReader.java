package org.sinew.term.rdf;

import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdErrorCode;
import com.apicatalog.jsonld.JsonLdOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.lang.LangJSONLD11;
import org.apache.jena.riot.system.ErrorHandler;
import org.apache.jena.sys.JenaSystem;
import org.jspecify.annotations.Nullable;
import org.sinew.term.Diagnostic.Problem;
import org.sinew.term.OntologyBuilder;

/**
 * OWL and SKOS vocabularies, and Sinew's own starter sets, from RDF/XML, Turtle or JSON-LD. Nothing is ever fetched:
 * {@code owl:imports} are reported and passed over; external entities and remote contexts refuse the file.
 */
public final class RdfReader {

    /** A syntax of RDF. */
    public enum Syntax {
        RDF_XML,
        TURTLE,
        JSON_LD;

        private Lang lang() {
            return switch (this) {
                case RDF_XML -> Lang.RDFXML;
                case TURTLE -> Lang.TURTLE;
                case JSON_LD -> Lang.JSONLD11;
            };
        }
    }

    private static final int PROLOG = 1 << 20;
    private static final int MAX_JSON_LD = 64 << 20;
    private static final Pattern EXTERNAL = Pattern.compile(
            "<!ENTITY\\s+(?:%\\s+)?\\S+\\s+(?:SYSTEM|PUBLIC)\\s|<!DOCTYPE\\s+\\S+\\s+(?:SYSTEM|PUBLIC)\\s");

    private static final Pattern COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);
    private static final Pattern ELEMENT = Pattern.compile("<[A-Za-z_]");

    static {
        JenaSystem.init();
    }

    private RdfReader() {}

    /**
     * Adds what the document says to {@code into}; what is wrong with it becomes a diagnostic there.
     *
     * @param name for the places in diagnostics
     */
    public static void read(String name, InputStream content, Syntax syntax, OntologyBuilder into) throws IOException {
        InputStream bounded = syntax == Syntax.JSON_LD
                ? new BoundedInput(content, MAX_JSON_LD, "a JSON-LD document")
                : new BoundedInput(content, Long.MAX_VALUE, "a line");
        InputStream checked = syntax == Syntax.RDF_XML ? withoutExternalEntities(name, bounded, into) : bounded;
        if (checked == null) {
            return;
        }
        Places places = new Places(name);
        VocabularySink sink = new VocabularySink(name, into);
        try {
            parser(checked, syntax, places).parse(sink);
            sink.finished();
        } catch (RiotException broken) {
            report(broken, places, into);
        } catch (StackOverflowError tooDeep) {
            into.error(Problem.MALFORMED, places.last(), "nested too deeply; refused");
        }
    }

    private static RDFParser parser(InputStream content, Syntax syntax, ErrorHandler errors) {
        JsonLdOptions options = new JsonLdOptions((url, ignored) -> {
            throw new JsonLdError(JsonLdErrorCode.LOADING_REMOTE_CONTEXT_FAILED, RemoteReference.MARK + url);
        });
        return RDFParser.create()
                .source(content)
                .lang(syntax.lang())
                .base("https://sinew.org/id/")
                .errorHandler(errors)
                .set(LangJSONLD11.JSONLD_OPTIONS, options)
                .build();
    }

    private static void report(RiotException broken, Places places, OntologyBuilder into) {
        for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage());
            if (message.contains(RemoteReference.MARK)) {
                into.error(
                        Problem.REMOTE_REFERENCE,
                        places.last(),
                        "needs the remote context " + RemoteReference.after(message)
                                + ", which is never fetched; write the context into the file");
                return;
            }
        }
        String message = String.valueOf(broken.getMessage());
        boolean truncated = message.contains("EOF")
                || message.contains("end of file")
                || message.contains("must start and end within the same entity")
                || message.contains("Unterminated")
                || message.contains("Broken");
        into.error(truncated ? Problem.TRUNCATED : Problem.MALFORMED, places.last(), firstLine(message));
    }

    private static String firstLine(String message) {
        String line = message.lines().findFirst().orElse("");
        return line.length() > 300 ? line.substring(0, 300) + "…" : line;
    }

    /** Null, with a diagnostic, if the document's type declaration points outside the document. */
    private static @Nullable InputStream withoutExternalEntities(String name, InputStream content, OntologyBuilder into)
            throws IOException {
        byte[] prolog = content.readNBytes(PROLOG);
        String text = new String(prolog, StandardCharsets.ISO_8859_1).replace("\0", "");
        if (EXTERNAL.matcher(text).find()) {
            into.error(Problem.REMOTE_REFERENCE, name, "declares an external entity or document type; refused unread");
            return null;
        }
        if (!ELEMENT.matcher(COMMENT.matcher(text).replaceAll("")).find()) {
            into.error(Problem.MALFORMED, name, "holds no element in its first megabyte; refused");
            return null;
        }
        return new SequenceInputStream(new ByteArrayInputStream(prolog), content);
    }
}
