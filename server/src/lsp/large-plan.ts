/**
 * A plan that changes more rows than this must be confirmed. This is about two screens: smaller changes can be seen in
 * the editor as they happen.
 */
export const largePlan = 100;
