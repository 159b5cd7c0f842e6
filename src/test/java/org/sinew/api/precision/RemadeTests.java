package org.sinew.api.precision;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class RemadeTests {

    private final Remade<String, String> remade = new Remade<>("test");
    private final AtomicInteger times = new AtomicInteger();

    @Test
    void theEarlierAnswersWhileTheNextIsMadeOnAThreadOfItsOwn() throws InterruptedException {
        CountDownLatch open = new CountDownLatch(1);
        AtomicReference<Thread> maker = new AtomicReference<>();
        assertThat(remade.current("a", () -> "of a")).isEqualTo("of a");
        assertThat(remade.current("a", this::never)).isEqualTo("of a");
        assertThat(remade.current("b", () -> {
                    maker.set(Thread.currentThread());
                    await(open);
                    times.incrementAndGet();
                    return "of b";
                }))
                .isEqualTo("of a");
        assertThat(remade.current("b", this::never)).as("only once at a time").isEqualTo("of a");
        open.countDown();
        until("of b", "b");
        assertThat(maker.get().isVirtual()).isFalse();
        assertThat(times).hasValue(1);
    }

    @Test
    void whatCannotBeMadeIsTriedAgain() throws InterruptedException {
        assertThat(remade.current("a", () -> "of a")).isEqualTo("of a");
        for (int i = 0; i < 200 && times.get() < 2; i++) {
            assertThat(remade.current("b", () -> {
                        times.incrementAndGet();
                        throw new IllegalStateException("not now");
                    }))
                    .isEqualTo("of a");
            Thread.sleep(10);
        }
        assertThat(times.get()).isGreaterThanOrEqualTo(2);
    }

    private void until(String value, String state) throws InterruptedException {
        for (int i = 0; i < 500 && !remade.current(state, this::never).equals(value); i++) {
            Thread.sleep(10);
        }
        assertThat(remade.current(state, this::never)).isEqualTo(value);
    }

    private String never() {
        throw new AssertionError("made once too often");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
