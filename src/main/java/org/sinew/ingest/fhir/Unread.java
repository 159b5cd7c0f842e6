package org.sinew.ingest.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Lists the leaves of a resource that nobody read. An unread extension is listed by the end of its URL. */
final class Unread {

    private final Set<String> paths = new TreeSet<>();
    private final List<String> path = new ArrayList<>();

    /**
     * @return distinct paths without list indexes, in order: {@code Patient.extension(us-core-birthsex)}
     * @throws UnsupportedRecord for an unread {@code modifierExtension} (FHIR R4, section 2.4.0.2)
     */
    static List<String> paths(Json.Obj resource, String type) {
        Unread unread = new Unread();
        unread.path.add(type);
        unread.object(resource);
        return List.copyOf(unread.paths);
    }

    private void object(Json.Obj object) {
        for (int i = 0; i < object.size(); i++) {
            String name = object.name(i);
            Json value = object.value(i);
            path.add(name);
            if ((name.equals("modifierExtension") || name.equals("implicitRules")) && !isRead(value)) {
                String url = url(value);
                String element = String.join(".", path);
                throw url == null
                        ? new UnsupportedRecord("modifier", element)
                        : new UnsupportedRecord("modifier-url", element, url);
            }
            any(value, name.equals("extension"));
            path.removeLast();
        }
    }

    private void any(Json value, boolean isExtension) {
        switch (value) {
            case Json.Leaf leaf -> {
                if (!leaf.isRead && leaf.kind != Json.Kind.NULL) {
                    paths.add(String.join(".", path));
                }
            }
            case Json.Arr array -> array.items().forEach(item -> any(item, isExtension));
            case Json.Obj object -> {
                String url = isExtension ? url(object) : null;
                if (url == null) {
                    object(object);
                } else if (!isRead(object)) {
                    paths.add(String.join(".", path) + "(" + url.substring(url.lastIndexOf('/') + 1) + ")");
                }
            }
        }
    }

    private static boolean isRead(Json value) {
        return switch (value) {
            case Json.Leaf leaf -> leaf.isRead;
            case Json.Arr array -> array.items().stream().anyMatch(Unread::isRead);
            case Json.Obj object -> {
                for (int i = 0; i < object.size(); i++) {
                    if (isRead(object.value(i))) {
                        yield true;
                    }
                }
                yield false;
            }
        };
    }

    private static @Nullable String url(Json value) {
        return switch (value) {
            case Json.Leaf leaf -> null;
            case Json.Arr array ->
                array.items().isEmpty() ? null : url(array.items().getFirst());
            case Json.Obj object -> object.get("url") instanceof Json.Leaf leaf ? leaf.text : null;
        };
    }
}
