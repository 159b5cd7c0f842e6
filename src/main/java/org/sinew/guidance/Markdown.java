package org.sinew.guidance;

/** GitHub's Markdown, which a card's detail is written in. */
final class Markdown {

    private Markdown() {}

    /** Words that are shown as they are: without it the stars of {@code *1/*2} would become italics. */
    static String plain(String words) {
        return words.replace("\\", "\\\\").replace("*", "\\*");
    }
}
