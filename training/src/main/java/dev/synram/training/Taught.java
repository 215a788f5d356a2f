package dev.synram.training;

import dev.synram.training.gradient.FloatTeacher;
import java.util.Optional;

/** What training in the loop learns from; closing it closes the teacher, if there is one. */
record Taught(Optional<FloatTeacher> teacher) implements AutoCloseable {

    static final Taught BY_LABELS = new Taught(Optional.empty());

    static Taught by(FloatTeacher teacher) {
        return new Taught(Optional.of(teacher));
    }

    LoopTraining with(LoopTraining training) {
        return teacher.map(training::taughtBy).orElse(training);
    }

    @Override
    public void close() {
        teacher.ifPresent(FloatTeacher::close);
    }
}
