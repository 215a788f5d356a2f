package dev.synram.service.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synram.experiment.serving.NewToken;
import dev.synram.experiment.setting.SettingException;
import dev.synram.service.protocol.Problem;
import dev.synram.service.protocol.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuthenticatorTest {

    private static final LocalDate EXPIRES = LocalDate.of(2030, 5, 1);
    private static final User ALICE = new User("alice", Role.USER);

    @TempDir
    private Path folder = Path.of(".");

    private Authenticator at(LocalDate day, String... lines) throws IOException {
        Path file = folder.resolve("tokens");
        Files.write(file, List.of(lines));
        return new Authenticator(
                Optional.of(file), InstantSource.fixed(day.atTime(LocalTime.MAX).toInstant(ZoneOffset.UTC)));
    }

    private static Problem problem(Authenticator authenticator, String header) {
        try {
            authenticator.user(Optional.of(header));
            throw new AssertionError("a user for " + header);
        } catch (RefusedException e) {
            return e.problem();
        }
    }

    @Test
    void tokensTellUsersUntilTheyExpire() throws IOException {
        NewToken token = TokenFile.make(ALICE, EXPIRES);
        assertThat(token.line()).doesNotContain(token.secret()).startsWith("alice user 2030-05-01 ");
        Authenticator before = at(EXPIRES.minusDays(1), "# comment", "", token.line());
        assertThat(before.user(Optional.of("Bearer " + token.secret()))).isEqualTo(ALICE);
        assertThat(before.user(Optional.of("bearer " + token.secret()))).isEqualTo(ALICE);
        Authenticator after = at(EXPIRES, token.line());
        assertThatThrownBy(() -> after.user(Optional.of("Bearer " + token.secret())))
                .hasMessageStartingWith("the token expired on 2030-05-01");
    }

    @Test
    void everythingElseIsRefused() throws IOException {
        NewToken token = TokenFile.make(ALICE, EXPIRES);
        Authenticator authenticator = at(EXPIRES.minusDays(1), token.line());
        for (String header : List.of(
                "", "Bearer", "Bearer ", "Basic " + token.secret(), token.secret(), "Bearer x" + token.secret())) {
            assertThat(problem(authenticator, header)).as(header).isEqualTo(Problem.UNAUTHENTICATED);
        }
        assertThatThrownBy(() -> authenticator.user(Optional.empty())).hasMessageStartingWith("a token is needed");
        // The hash, which stands in the file, is no token.
        String hash = token.line().substring(token.line().lastIndexOf(' ') + 1);
        assertThat(problem(authenticator, "Bearer " + hash)).isEqualTo(Problem.UNAUTHENTICATED);
    }

    @Test
    void withoutAFileEverybodyMayDoEverything() {
        User anybody = new Authenticator(Optional.empty(), InstantSource.system()).user(Optional.empty());
        assertThatCode(() -> Authenticator.requireAdmin(anybody)).doesNotThrowAnyException();
        assertThatThrownBy(() -> Authenticator.requireAdmin(ALICE))
                .hasMessageStartingWith("user alice may not do this; it needs the role admin");
    }

    @Test
    void damagedFilesAreRefused() {
        for (String line :
                List.of("alice", "alice root 2030-05-01 " + "0".repeat(64), "a user 2030-13-01 " + "0".repeat(64))) {
            assertThatThrownBy(() -> at(EXPIRES, line))
                    .isInstanceOf(SettingException.class)
                    .hasMessageStartingWith("tokens has line 1");
        }
        assertThatThrownBy(() -> new Authenticator(Optional.of(folder), InstantSource.system()))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("tokens names");
    }
}
