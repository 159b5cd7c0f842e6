package org.sinew.ingest.fhir;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A cursor on one object of a resource. Every leaf that is asked for counts as read; see {@link Unread}. */
final class Element {

    private static final int SCALE = 400;

    private final Json.Obj node;
    private final @Nullable Element parent;
    private final String name;

    private Element(Json.Obj node, @Nullable Element parent, String name) {
        this.node = node;
        this.parent = parent;
        this.name = name;
    }

    static Element root(Json.Obj node, String type) {
        return new Element(node, null, type);
    }

    Json.Obj node() {
        return node;
    }

    String path() {
        return parent == null ? name : parent.path() + "." + name;
    }

    String path(String child) {
        return path() + "." + child;
    }

    boolean has(String child) {
        return node.get(child) != null;
    }

    /** A primitive's text; null when it is absent or JSON null. */
    @Nullable
    String text(String child) {
        Json value = node.get(child);
        return value == null ? null : leaf(value, child);
    }

    String text(String child, String otherwise) {
        String text = text(child);
        return text == null ? otherwise : text;
    }

    String required(String child) {
        String text = text(child);
        if (text == null || text.isBlank()) {
            throw new InvalidElement(path(child), "missing");
        }
        return text;
    }

    @Nullable
    Boolean flag(String child) {
        String text = text(child);
        if (text == null) {
            return null;
        }
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new InvalidElement(path(child), "no-flag", InvalidElement.shown(text));
        };
    }

    @Nullable
    BigDecimal number(String child) {
        String text = text(child);
        if (text == null) {
            return null;
        }
        try {
            BigDecimal number = new BigDecimal(text);
            if (Math.abs(number.scale()) > SCALE) {
                throw new InvalidElement(path(child), "out-of-range", InvalidElement.shown(text));
            }
            return number;
        } catch (NumberFormatException e) {
            throw new InvalidElement(path(child), "no-number", InvalidElement.shown(text));
        }
    }

    int count(String child) {
        BigDecimal number = number(child);
        if (number == null) {
            return 0;
        }
        try {
            return number.intValueExact();
        } catch (ArithmeticException e) {
            throw new InvalidElement(path(child), "no-count", number.toString());
        }
    }

    /** All texts of a list of primitives, without nulls. */
    List<String> texts(String child) {
        Json value = node.get(child);
        if (value == null) {
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        for (Json item : items(value)) {
            String text = leaf(item, child);
            if (text != null) {
                texts.add(text);
            }
        }
        return List.copyOf(texts);
    }

    @Nullable
    Element child(String child) {
        Json value = node.get(child);
        if (value == null || isNull(value)) {
            return null;
        }
        return object(value, child);
    }

    /** The objects of a list; a single object is a list of one, as some senders write it. */
    List<Element> children(String child) {
        Json value = node.get(child);
        if (value == null || isNull(value)) {
            return List.of();
        }
        List<Element> elements = new ArrayList<>();
        for (Json item : items(value)) {
            if (!isNull(item)) {
                elements.add(object(item, child));
            }
        }
        return elements;
    }

    @Nullable
    Element first(String child) {
        List<Element> all = children(child);
        return all.isEmpty() ? null : all.getFirst();
    }

    <T> List<T> each(String child, Function<Element, @Nullable T> reading) {
        List<T> all = new ArrayList<>();
        for (Element element : children(child)) {
            T value = reading.apply(element);
            if (value != null) {
                all.add(value);
            }
        }
        return List.copyOf(all);
    }

    /** The extension whose URL ends with {@code name}; the others stay unread. */
    @Nullable
    Element extension(String name) {
        Json value = node.get("extension");
        if (value == null) {
            return null;
        }
        for (Json item : items(value)) {
            if (item instanceof Json.Obj object && object.get("url") instanceof Json.Leaf url && ends(url.text, name)) {
                url.isRead = true;
                return new Element(object, this, "extension(" + name + ")");
            }
        }
        return null;
    }

    private static boolean ends(String url, String name) {
        return url.equals(name) || url.endsWith("/" + name);
    }

    private Element object(Json value, String child) {
        if (value instanceof Json.Obj object) {
            return new Element(object, this, child);
        }
        throw new InvalidElement(path(child), "no-object");
    }

    private @Nullable String leaf(Json value, String child) {
        if (value instanceof Json.Leaf leaf) {
            leaf.isRead = true;
            return leaf.kind == Json.Kind.NULL ? null : leaf.text;
        }
        throw new InvalidElement(path(child), "no-single");
    }

    private static List<Json> items(Json value) {
        return value instanceof Json.Arr list ? list.items() : List.of(value);
    }

    private static boolean isNull(Json value) {
        return value instanceof Json.Leaf leaf && leaf.kind == Json.Kind.NULL;
    }
}
