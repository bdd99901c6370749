// What residents may do; the letters are those of matrix.ts.

/**
 * Residents, and somebody of the staff as a private person. `reader`: family he shared it with; `housemate`: family he
 * did not; `past`: was shared with, and has moved out; `neighbour`: same building, follows it where the row says so.
 */
export const residentColumns = ['filer', 'reader', 'housemate', 'past', 'neighbour', 'stranger', 'agent'] as const

export const residentMatrix = `
                              filer reader housem. past neighb. strang. agent
# One's own complaint: visible to the filer and those he adds, to be moved by himself alone.
readMine                         y     -      -      -     -       -      -
readShared                       -     y      -      -     -       -      -
readSharing                      y     -      -      -     -       -      -
shareMine                        y     -      -      -     -       -      -
unshareMine                      y     -      -      -     -       -      -
readReceipt                      y     -      -      -     -       -      -
# Whoever was given number and code may check it; the answer says nothing of the matter.
checkReceipt                     y     y      y      y     y       y      y
checkReceipt/guessed             y     -      -      -     -       -      -
remarkOnMine                     y     -      -      -     -       -      -
withdrawMine                     y     -      -      -     -       -      -
nudgeMine                        y     -      -      -     -       -      -
objectToMyDate                   y     -      -      -     -       -      -
answerMyOffer                    y     -      -      -     -       -      -
appointMine                      y     -      -      -     -       -      -
appealMine                       y     -      -      -     -       -      -
splitMine                        y     -      -      -     -       -      -
makeMineComplaint                y     -      -      -     -       -      -
answerMySurvey                   y     -      -      -     -       -      -
confirmMyVisit                   y     -      -      -     -       -      -
askNextRound                     y     -      -      -     -       -      -
# A matter of everybody in the building: they may follow it; nobody else learns of it.
followComplaint                  e     y      y      -     y       -      -
readFollowed                     -     -      -      -     y       -      -
unfollowComplaint                -     -      -      -     y       -      -
readPhoto                        y     p      p      p     p       p      p
# The room: its confirmed owner admits and removes.
inviteToRoom                     y     h      h      r     r       r      r
withdrawInvitation               y     h      h      r     r       r      r
removeFromRoom                   y     h      h      r     r       r      r
leaveRoom                        y     y      y      r     r       r      r
bindRoom                         y     w      w      w     w       w      w
# An invitation is for whoever has its code.
readInvitation                   y     y      y      y     y       y      y
# Whoever of the office made it has not seen his own papers.
readInvitation/of-the-agent      y     y      y      y     y       y      n
acceptInvitation/of-the-agent    y     y      y      y     y       y      n
readInvitation/guessed           u     u      u      u     u       u      u
acceptInvitation                 y     y      y      y     y       y      y
acceptInvitation/guessed         u     u      u      u     u       u      u
# So is one to work here, for whoever does not yet.
readTeamInvitation               y     y      y      y     y       y      c
readTeamInvitation/guessed       u     u      u      u     u       u      u
joinTeam/guessed                 u     u      u      u     u       u      u
# A company begins once.
beginCompany                     f     f      f      f     f       f      f
# A complaint about a room: whoever belongs to it. About a public place: everybody.
fileComplaint                    y     y      y      r     r       r      r
fileComplaint/public             y     y      y      y     y       y      y
# Everybody, and nothing but his own in the answer.
permitUpload                     y     y      y      y     y       y      y
readMe                           y     y      y      y     y       y      y
readHome                         y     y      y      y     y       y      y
listMine                         y     y      y      y     y       y      y
listShared                       y     y      y      y     y       y      y
listFollowed                     y     y      y      y     y       y      y
listMyMessages                   y     y      y      y     y       y      y
markMessagesRead                 y     y      y      y     y       y      y
readMyRooms                      y     y      y      y     y       y      y
readMyData                       y     y      y      y     y       y      y
exportMyData                     y     y      y      y     y       y      y
recordConsent                    y     y      y      y     y       y      y
withdrawConsent                  y     y      y      y     y       y      y
listSessions                     y     y      y      y     y       y      y
endSessions/of-nobody            y     y      y      y     y       y      y
findSimilar                      y     y      y      y     y       y      y
# What hangs on the wall of every building.
listCommunities                  y     y      y      y     y       y      y
readCommunity                    y     y      y      y     y       y      y
listRooms                        y     y      y      y     y       y      y
readBuilding                     y     y      y      y     y       y      y
readGuide                        y     y      y      y     y       y      y
`
