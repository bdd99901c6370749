// An import with what it took: rows a second, and how much memory the process held at most.

import { importOldLedger, type PastImported, type PastPreview } from '../../functions/import/import-past.ts'

type Given = Parameters<typeof importOldLedger>

/** `rows` were gone through twice: for the preview and for the writing. `peakBytes`: resident, sampled while it ran. */
export type Measured = {
  imported: PastImported
  rows: number
  seconds: number
  rowsPerSecond: number
  peakBytes: number
}

const sampledEvery = 50

/** Imports an old ledger and measures it. Throws where there is no such community. */
export const importMeasured = async (
  core: Given[0],
  asked: Given[1],
  tell: { onPreview?: (preview: PastPreview) => void; onRows?: (rows: number) => void } = {},
): Promise<Measured> => {
  let peakBytes = process.memoryUsage.rss()
  const sample = () => {
    peakBytes = Math.max(peakBytes, process.memoryUsage.rss())
  }
  const timer = setInterval(sample, sampledEvery)
  const startedAt = performance.now()
  try {
    const imported = await importOldLedger(core, asked, tell)
    if (!imported.ok) throw new Error(`there is no community ${asked.communityId}`)
    sample()
    const seconds = (performance.now() - startedAt) / 1000
    const { rows } = imported.value.preview
    return { imported: imported.value, rows, seconds, rowsPerSecond: rows / seconds, peakBytes }
  } finally {
    clearInterval(timer)
  }
}
