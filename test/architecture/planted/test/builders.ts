export const aComplaint = (): number => 0
