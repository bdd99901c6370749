// The version of the client, sent with every call; the server refuses those below its minimum.

/** This build's version. Server first, then the phone. */
export const clientVersion = '0.1.0'

/** Whether `version` (`major.minor.patch`) is at least `minimum`. Anything else counts as too old. */
export const isAtLeast = (version: string, minimum: string): boolean => {
  const parse = (text: string) => /^(\d+)\.(\d+)\.(\d+)$/.exec(text)?.slice(1).map(Number)
  const [have, want] = [parse(version), parse(minimum)]
  if (!have || !want) return false
  for (const [index, part] of want.entries()) {
    const mine = have[index] ?? 0
    if (mine !== part) return mine > part
  }
  return true
}
