package org.drumbeat.hiring;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.drumbeat.workflow.Facts;
import org.drumbeat.workflow.FreeText;
import org.drumbeat.workflow.Processes;
import org.drumbeat.workflow.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Profiles for providers elsewhere: they hand in what they worked out, under the token of their link, and sign the body with
 * the secret that they share with Drumbeat. No other password is asked for.
 */
@RestController
@Transactional
class AssessmentApi {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String PREFIX = "sha256=";
    private static final int LONGEST_BODY = 64 * 1024;
    private static final int MOST_SCALES = 40;
    private static final BigDecimal HIGHEST_SCORE = new BigDecimal("999.99");
    /** To round one with a billion of them would take for ever. */
    private static final int MOST_DECIMALS = 20;

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final AssessmentService assessments;
    private final Processes processes;

    AssessmentApi(AssessmentService assessments, Processes processes) {
        this.assessments = assessments;
        this.processes = processes;
    }

    /**
     * {@code norm} says whom the scores are compared with; each scale is as the provider names it, its {@code score} from −999.99 to
     * 999.99, its {@code band} in the provider's words.
     */
    record ResultBody(List<Assessment.ScaleScore> scales, String norm) {}

    /**
     * Answers 404 for an unknown token, 401 without the signature of its provider, 409 where it was used, 410 where it has expired
     * or the candidacy has ended, 413 for a body of more than 64 KB, 422 for a bad one.
     */
    @PostMapping("/api/assessments/{token}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void answer(
            @PathVariable String token,
            @RequestHeader(name = "X-Drumbeat-Signature", required = false) String signature,
            HttpServletRequest request)
            throws IOException {
        byte[] body = request.getInputStream().readNBytes(LONGEST_BODY + 1);
        String secret = assessments.providerOf(token).secret();
        if (body.length > LONGEST_BODY) {
            throw Refusal.tooLarge("The body has more than 64 KB.");
        }
        if (!isSigned(body, secret, signature)) {
            throw Refusal.unproven("The header X-Drumbeat-Signature must be “sha256=” and the HMAC-SHA256 of the body"
                    + " with the shared secret, in hexadecimal digits.");
        }
        assessments.requireOpen(token);
        ResultBody result = read(body);
        String candidacy = assessments.answer(token, scales(result), FreeText.line("norm", result.norm(), 300));
        processes.tellWhereAwaited("hiring.profileCompleted", candidacy, Facts.none());
    }

    private static boolean isSigned(byte[] body, String secret, String signature) {
        if (signature == null || !signature.startsWith(PREFIX)) {
            return false;
        }
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            String expected = HexFormat.of().formatHex(mac.doFinal(body));
            return MessageDigest.isEqual(
                    expected.getBytes(StandardCharsets.US_ASCII),
                    signature
                            .substring(PREFIX.length())
                            .toLowerCase(Locale.ROOT)
                            .getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, e);
        }
    }

    private static ResultBody read(byte[] body) throws IOException {
        try {
            ResultBody result = JSON.readValue(body, ResultBody.class);
            if (result == null) {
                throw unreadable();
            }
            return result;
        } catch (JsonProcessingException quotesTheBody) {
            throw unreadable();
        }
    }

    private static Refusal unreadable() {
        return Refusal.invalid("The body must be JSON: {\"scales\": [{\"scale\", \"score\", \"band\"}], \"norm\"}.");
    }

    private static List<Assessment.ScaleScore> scales(ResultBody result) {
        List<Assessment.ScaleScore> scales = result.scales() == null ? List.of() : result.scales();
        boolean different = scales.stream()
                        .map(scale -> scale == null ? "" : FreeText.tidy(scale.scale()))
                        .distinct()
                        .count()
                == scales.size();
        if (scales.isEmpty() || scales.size() > MOST_SCALES || !different) {
            throw Refusal.invalid("“scales” needs from 1 to " + MOST_SCALES + " different scales.");
        }
        return scales.stream().map(AssessmentApi::scale).toList();
    }

    private static Assessment.ScaleScore scale(Assessment.ScaleScore body) {
        if (body == null || body.score() == null || !isStorable(body.score())) {
            throw Refusal.invalid("“score” must be a number from -999.99 to 999.99.");
        }
        return new Assessment.ScaleScore(
                FreeText.line("scale", body.scale(), 60),
                body.score().setScale(2, RoundingMode.HALF_UP),
                FreeText.line("band", body.band(), 20));
    }

    private static boolean isStorable(BigDecimal score) {
        return score.scale() <= MOST_DECIMALS && score.abs().compareTo(HIGHEST_SCORE) <= 0;
    }
}
