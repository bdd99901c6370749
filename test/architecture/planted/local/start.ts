export const start = (): number => 0
