/**
 * Rows that a plan may change before a person is asked to look at it first: as many as two screens show. What changes
 * in them is seen in the editor as it happens; what is beyond them is not.
 */
export const largePlan = 100;
