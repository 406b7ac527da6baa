package org.drumbeat.agreement;

import java.time.Clock;
import java.util.List;
import org.drumbeat.workflow.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes two sides from the first proposal to what they agree on: one side proposes, the other agrees or counters with a
 * reason, and so on until somebody has the last word. An agreement has the id of what it is about; the module keeps the
 * content of each proposal under the id that it gets here.
 */
@Service
@Transactional
public class Agreements {

    private final AgreementRepository agreements;
    private final ProposalRepository proposals;
    private final Clock clock;

    Agreements(AgreementRepository agreements, ProposalRepository proposals, Clock clock) {
        this.agreements = agreements;
        this.proposals = proposals;
        this.clock = clock;
    }

    /**
     * Proposes something, first or in answer to a counter-proposal.
     *
     * @param reason may be null for the first
     * @return id of the proposal
     * @throws Refusal where it answers a counter-proposal without a reason, or all is settled
     */
    public String propose(String id, String person, String reason) {
        return add(agreement(id).proposed(reason), person, false, reason);
    }

    /**
     * The other side proposes something else.
     *
     * @return id of the proposal
     * @throws Refusal where there is no reason, or all is settled
     */
    public String counter(String id, String person, String reason) {
        return add(agreement(id).countered(reason), person, true, reason);
    }

    /**
     * The side that began accepts what the other proposed, or decides otherwise, and settles it.
     *
     * @param reason may be null
     * @return id of the proposal that holds from now on
     * @throws Refusal where all is settled
     */
    public String decide(String id, String person, String reason) {
        return add(agreement(id).decided(person, clock.instant()), person, false, reason);
    }

    /**
     * The other side agrees to what was proposed last.
     *
     * @throws Refusal where all is settled
     */
    public void settle(String id, String person) {
        agreements.save(agreement(id).settled(person, clock.instant()));
    }

    /** How many counter-proposals there were. */
    @Transactional(readOnly = true)
    public int rounds(String id) {
        return agreement(id).rounds();
    }

    /** Every proposal, in their order. */
    @Transactional(readOnly = true)
    public List<Proposal> proposals(String id) {
        return proposals.findByAgreementIdOrderByPlace(id);
    }

    private Agreement agreement(String id) {
        return agreements.findById(id).orElseGet(() -> Agreement.begun(id));
    }

    private String add(Agreement agreement, String person, boolean countered, String reason) {
        agreements.save(agreement);
        return proposals
                .save(Proposal.of(agreement, person, countered, reason, clock.instant()))
                .id();
    }
}
