/** The Chinese word for a value; what this client does not know yet has no word of its own. */
export const wordOf = (words: Readonly<Record<string, string>>, value: string): string => words[value] ?? '其他'
