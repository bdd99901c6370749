export const act = (): number => 1
