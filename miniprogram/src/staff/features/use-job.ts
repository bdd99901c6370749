import { useEffect, useState } from 'react'
import { type Job, readJob } from '#contract/jobs.ts'
import { call } from '../../api/call.ts'

const lookAgainAfter = 2000

/** Follows a job until it is finished; without network it is asked again later. */
export function useJob() {
  const [job, setJob] = useState<Job>()
  const [tries, setTries] = useState(0)
  const id = job?.id
  const isOpen = job !== undefined && !job.finished
  useEffect(() => {
    if (!isOpen || id === undefined) return
    const timer = setTimeout(async () => {
      const called = await call(readJob, { params: { id } })
      if (called.ok) setJob(called.value)
      setTries(tries + 1)
    }, lookAgainAfter)
    return () => clearTimeout(timer)
  }, [id, isOpen, tries])
  return { job, setJob }
}
