// 楼栋码, the code on a building's wall: what it says to the phone that scans it.

/**
 * What a building's code carries as WeChat's `scene`, which takes 32 characters. Undefined where the id does not fit: a code that
 * says half an id would open another building, or none.
 */
export const buildingScene = (buildingId: string): string | undefined =>
  /^[A-Za-z0-9_-]{1,30}$/.test(buildingId) ? `b.${buildingId}` : undefined
