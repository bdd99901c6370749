/** Eight digits as people read them out: 4821 9035. */
export const codeGroups = (code: string): string => `${code.slice(0, 4)} ${code.slice(4)}`
