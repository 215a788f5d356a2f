package dev.synram.experiment.setting;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ChipSeedsTest {

    @Test
    void seedsEndWithTheirRange() {
        assertThatCode(() -> ChipSeeds.requireConsecutive(Long.MAX_VALUE, 1)).doesNotThrowAnyException();
        assertThatCode(() -> ChipSeeds.requireConsecutive(Long.MIN_VALUE, 65_536))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> ChipSeeds.requireConsecutive(Long.MAX_VALUE, 2))
                .isInstanceOf(SettingException.class)
                .hasMessage(
                        "chipSeed is 9223372036854775807, but 2 chips have consecutive seeds; it must be at most 9223372036854775806");
    }

    @Test
    void fleetsHaveThem() {
        FleetSettings fleet = FleetSettings.of(3).withChipSeed(Long.MAX_VALUE - 2);
        assertThatThrownBy(() -> fleet.withFleet(4)).isInstanceOf(SettingException.class);
        assertThatThrownBy(() -> fleet.withChips(ChipSettings.defaults().withChips(2)))
                .isInstanceOf(SettingException.class);
    }
}
