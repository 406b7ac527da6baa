package org.drumbeat.hiring;

import java.math.BigDecimal;

/**
 * What it costs to hire the wrong person, with its parts; all in the same currency.
 *
 * @param currency code of ISO 4217
 * @param interviews hours of interviewers times what an hour costs
 * @param payUntilProductive for the months in which nobody sells yet
 * @param lostMargin on what somebody else would have sold
 */
record BadHireCost(
        String currency,
        BigDecimal recruiting,
        BigDecimal interviews,
        BigDecimal onboarding,
        BigDecimal payUntilProductive,
        BigDecimal lostMargin,
        BigDecimal total) {}
