export const dice = (): number => Math.random()
