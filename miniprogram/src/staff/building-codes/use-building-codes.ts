import { useState } from 'react'
import { BuildingCodes, makeBuildingCodes, mostCodesAtOnce, readBuildingCodes } from '#contract/building-codes.ts'
import { call } from '../../api/call.ts'
import { useLoad } from '../../features/use-load.ts'
import { missingIn } from './card-words.ts'

/** The codes of a community, and making those that are missing, a few at a time. */
export function useBuildingCodes(communityId: string) {
  const load = useLoad({
    key: `building-codes/${communityId}`,
    schema: BuildingCodes,
    fetch: () => call(readBuildingCodes, { query: { communityId } }),
  })
  const [progress, setProgress] = useState<{ done: number; total: number }>()
  const [wrong, setWrong] = useState<string>()
  const makeMissing = async () => {
    const ids = load.value ? missingIn(load.value).map(it => it.id) : []
    setWrong(undefined)
    for (let done = 0; done < ids.length; done += mostCodesAtOnce) {
      setProgress({ done, total: ids.length })
      const buildingIds = ids.slice(done, done + mostCodesAtOnce)
      const made = await call(makeBuildingCodes, { body: { communityId, buildingIds } })
      if (!made.ok) {
        setWrong(made.sentence)
        // Some of these may have been made.
        await load.reload()
        break
      }
      load.put(made.value)
    }
    setProgress(undefined)
  }
  return { load, progress, wrong, makeMissing, say: setWrong }
}
