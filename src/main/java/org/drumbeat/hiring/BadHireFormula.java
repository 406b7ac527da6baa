package org.drumbeat.hiring;

import java.math.BigDecimal;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The organisation's own figures for the cost of a bad hire.
 *
 * @param currency code of ISO 4217, of all amounts
 * @param recruiting advertisements, agencies and tests for one hire
 * @param interviewHours of all interviewers together
 * @param hourRate what an hour of an interviewer costs
 * @param onboarding courses, equipment, and the hours of others
 * @param monthlyPay with everything that is paid on top
 * @param monthsUntilProductive until a new rep sells what is expected
 * @param lostMargin on what the territory would have sold meanwhile
 */
@ConfigurationProperties("drumbeat.hiring.bad-hire")
record BadHireFormula(
        String currency,
        BigDecimal recruiting,
        BigDecimal interviewHours,
        BigDecimal hourRate,
        BigDecimal onboarding,
        BigDecimal monthlyPay,
        BigDecimal monthsUntilProductive,
        BigDecimal lostMargin) {

    /**
     * What it costs to hire the wrong person, with its parts.
     *
     * @param interviews hours of interviewers times what an hour costs
     * @param payUntilProductive for the months in which nobody sells yet
     * @param lostMargin on what somebody else would have sold
     */
    record Cost(
            String currency,
            BigDecimal recruiting,
            BigDecimal interviews,
            BigDecimal onboarding,
            BigDecimal payUntilProductive,
            BigDecimal lostMargin,
            BigDecimal total) {}

    Cost cost() {
        BigDecimal interviews = interviewHours.multiply(hourRate);
        BigDecimal pay = monthlyPay.multiply(monthsUntilProductive);
        return new Cost(
                currency,
                recruiting,
                interviews,
                onboarding,
                pay,
                lostMargin,
                recruiting.add(interviews).add(onboarding).add(pay).add(lostMargin));
    }
}
