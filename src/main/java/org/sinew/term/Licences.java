package org.sinew.term;

/** Short names for the addresses under which licences are published. */
final class Licences {

    private Licences() {}

    /** The SPDX id of a well-known address, or the text itself. */
    static String name(String licence) {
        String text = licence.strip().replaceFirst("^https?://(www\\.)?", "").replaceFirst("/$", "");
        return switch (text) {
            case "creativecommons.org/publicdomain/zero/1.0" -> "CC0-1.0";
            case "creativecommons.org/licenses/by/4.0" -> "CC-BY-4.0";
            case "creativecommons.org/licenses/by/3.0" -> "CC-BY-3.0";
            case "creativecommons.org/licenses/by-sa/4.0" -> "CC-BY-SA-4.0";
            case "apache.org/licenses/LICENSE-2.0", "spdx.org/licenses/Apache-2.0" -> "Apache-2.0";
            case "hpo.jax.org/app/license" -> "HPO licence (https://hpo.jax.org/app/license)";
            default -> licence.strip();
        };
    }
}
