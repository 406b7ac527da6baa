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

    BadHireCost cost() {
        BigDecimal interviews = interviewHours.multiply(hourRate);
        BigDecimal pay = monthlyPay.multiply(monthsUntilProductive);
        return new BadHireCost(
                currency,
                recruiting,
                interviews,
                onboarding,
                pay,
                lostMargin,
                recruiting.add(interviews).add(onboarding).add(pay).add(lostMargin));
    }
}
