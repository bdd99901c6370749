export const id = (): string => globalThis.crypto.randomUUID()
