import { useState } from 'react'
import { exportMyData, readMyData } from '#contract/privacy.ts'
import { call } from '../../api/call.ts'
import { openXlsx } from '../open-xlsx.ts'
import { useLoad } from '../use-load.ts'

/** What is kept of me, and the same as a file. */
export function useMyData() {
  const load = useLoad({ key: 'my-data', schema: readMyData.answer, fetch: () => call(readMyData) })
  const [wrong, setWrong] = useState<string>()
  const save = async () => {
    setWrong(undefined)
    const made = await call(exportMyData)
    if (!made.ok) return setWrong(made.sentence)
    if (!(await openXlsx(made.value.url, made.value.name))) setWrong('文件没有打开，请再试一次。')
  }
  return { load, wrong, save }
}
