export type Reason = 'not-found'
export const sentenceFor = (reason: Reason): string => reason
