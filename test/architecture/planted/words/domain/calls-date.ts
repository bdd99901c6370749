export const today = (): string => Date()
