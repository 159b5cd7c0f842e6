package org.sinew.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.roaringbitmap.RoaringBitmap;

class AnswerBookTests {

    private static final RoaringBitmap MANY = RoaringBitmap.bitmapOfRange(0, 40);
    private static final RoaringBitmap OTHERS = RoaringBitmap.bitmapOfRange(50, 90);

    @TempDir
    private Path directory;

    @Test
    void anAnswerThatCannotBeKeptIsToldNeitherNowNorLater() throws IOException {
        var disk = new FullDisk(directory.resolve("told"));
        var page = new AnswerBook.Page(11, new ToldFile(disk));
        var book = new AnswerBook(11);
        assertThat(page.tell(MANY, book)).isTrue();

        disk.setFull(true);
        assertThatThrownBy(() -> page.tell(OTHERS, book)).isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(() -> page.tell(OTHERS, book)).isInstanceOf(UncheckedIOException.class);
        assertThat(page.remembered()).isEqualTo(1);

        disk.setFull(false);
        assertThat(page.tell(OTHERS, book)).isTrue();
        var afterRestart = new AnswerBook.Page(11, new ToldFile(new FullDisk(directory.resolve("told"))));
        assertThat(afterRestart.remembered()).isEqualTo(2);
    }

    @Test
    void patientsWhoseKeysCannotBeWrittenGetThemWhenTheyCan() throws IOException {
        var disk = new FullDisk(directory.resolve("patients"));
        var keys = new PatientKeys(new Numbered(0), disk);
        assertThat(keys.of(MANY)).isEqualTo(MANY);

        disk.setFull(true);
        assertThatThrownBy(() -> keys.of(OTHERS)).isInstanceOf(UncheckedIOException.class);
        disk.setFull(false);
        RoaringBitmap third = keys.of(RoaringBitmap.bitmapOfRange(100, 140));
        RoaringBitmap others = keys.of(OTHERS);

        var afterRestart = new PatientKeys(new Numbered(7), new FullDisk(directory.resolve("patients")));
        assertThat(afterRestart.of(RoaringBitmap.bitmapOfRange(107, 147))).isEqualTo(third);
        assertThat(afterRestart.of(RoaringBitmap.bitmapOfRange(57, 97))).isEqualTo(others);
        assertThat(afterRestart.of(RoaringBitmap.bitmapOfRange(7, 47))).isEqualTo(MANY);
    }
}
