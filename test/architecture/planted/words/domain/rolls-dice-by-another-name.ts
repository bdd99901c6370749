const { random } = Math

export const dice = random
