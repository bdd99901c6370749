// On what and how busy a machine this was measured: without it the figures say nothing.

import { cpus, loadavg } from 'node:os'

export const machineLine = (): string => {
  const [one = 0, five = 0] = loadavg()
  const [first] = cpus()
  return `${cpus().length} × ${first?.model.trim() || process.arch}, Node ${process.version}, load ${one.toFixed(1)} (1 min) ${five.toFixed(1)} (5 min)`
}
