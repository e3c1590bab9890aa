package org.carbonscape.measure;

/**
 * The kind of an amount, as powers. Mass above the line and mass below it are kept apart, since they are masses of
 * different things: {@code kgC/kg} is not a plain number. The year is the only unit of time.
 */
public record Dimension(int mass, int perMass, int area, int time, int energy, int volume, int count, int money) {
    public static final Dimension MASS = new Dimension(1, 0, 0, 0, 0, 0, 0, 0);
    public static final Dimension AREA = new Dimension(0, 0, 1, 0, 0, 0, 0, 0);
    public static final Dimension ENERGY = new Dimension(0, 0, 0, 0, 1, 0, 0, 0);
    public static final Dimension VOLUME = new Dimension(0, 0, 0, 0, 0, 1, 0, 0);
    /** Persons, heads of livestock. */
    public static final Dimension COUNT = new Dimension(0, 0, 0, 0, 0, 0, 1, 0);

    public static final Dimension MONEY = new Dimension(0, 0, 0, 0, 0, 0, 0, 1);

    public static final Dimension MASS_PER_YEAR = new Dimension(1, 0, 0, -1, 0, 0, 0, 0);

    /** The product of both: powers added. */
    Dimension times(Dimension other, int power) {
        return new Dimension(
                mass + power * other.mass,
                perMass + power * other.perMass,
                area + power * other.area,
                time + power * other.time,
                energy + power * other.energy,
                volume + power * other.volume,
                count + power * other.count,
                money + power * other.money);
    }

    /** The base units, for messages: {@code t/ha/yr}, {@code m3}, {@code TJ}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        String[] names = {"t", "t", "ha", "yr", "TJ", "m3", "head", "yuan"};
        int[] powers = {mass, -perMass, area, time, energy, volume, count, money};
        for (int i = 0; i < powers.length; i++) {
            if (powers[i] > 0) {
                text.append(text.length() > 0 ? "*" : "").append(names[i]).append(powers[i] > 1 ? "^" + powers[i] : "");
            }
        }
        if (text.length() == 0) {
            text.append('1');
        }
        for (int i = 0; i < powers.length; i++) {
            if (powers[i] < 0) {
                text.append('/').append(names[i]).append(powers[i] < -1 ? "^" + -powers[i] : "");
            }
        }
        return text.toString();
    }
}
