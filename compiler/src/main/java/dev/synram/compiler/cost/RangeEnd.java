package dev.synram.compiler.cost;

/** Which value of a {@link DurationRange} a calculation takes. */
public enum RangeEnd {
    /** The shortest time that the sources leave possible. */
    LOW,
    /** The time that is expected. */
    TYPICAL,
    /** The longest time that the sources leave possible. */
    HIGH
}
