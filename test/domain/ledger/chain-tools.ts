// What the chain is computed with in tests: the real hash and canonical JSON, salts that repeat from run to run.

import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { ChainTools } from '#domain/ledger/chain.ts'

export const chainTools = (): ChainTools => {
  let salts = 0
  return {
    sha256: text => createHash('sha256').update(text, 'utf8').digest('hex'),
    canonicalJson: value => canonicalize(value) ?? 'null',
    salt: () => {
      salts += 1
      return `salt-${salts}-0123456789abcdef`
    },
  }
}
