/**
 * Common given names, lower case. @see US SSA, baby names by decade; UK ONS; Destatis and GfdS; INSEE,
 * fichier des prénoms; INE España; Istat; national lists of Poland, Turkey, India, Japan, Nigeria
 */
const plain = `
  james john robert michael david william richard joseph thomas charles christopher daniel matthew anthony donald steven steve paul andrew joshua kenneth kevin brian george timothy ronald edward jason jeffrey jeff ryan jacob gary nicholas nick eric jonathan stephen larry justin scott brandon benjamin ben samuel sam gregory greg alexander alex patrick raymond dennis jerry tyler aaron jose adam nathan henry zachary douglas doug peter kyle noah ethan jeremy walter christian keith roger terry sean shawn gerald carl harold dylan arthur lawrence albert joe willie bruce billy bryan eugene philip phillip bobby johnny bradley
  liam oliver elijah lucas mason logan jackson sebastian mateo owen theodore theo aiden isaac gabriel anthony caleb josh andy tony tom tim jim mike dave dan matt chris rob bob greg ted fred freddie harry charlie oscar alfie archie leo max toby simon martin neil ian alan allan stuart graham nigel colin derek trevor gareth rhys callum ewan craig
  mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty sandra margaret ashley kimberly emily donna michelle carol amanda melissa deborah stephanie rebecca sharon laura cynthia dorothy amy kathleen angela shirley emma brenda pamela nicole anna samantha katherine christine debra rachel carolyn janet maria olivia heather helen catherine diane julie victoria joyce lauren kelly christina joan evelyn judith andrea hannah megan cheryl jacqueline martha madison teresa gloria sara janice ann anne kathryn abigail sophia frances jean alice judy isabella julia denise amber beverly danielle marilyn brittany diana natalie theresa
  ava mia charlotte amelia harper sofia camila luna mila aria ella scarlett layla chloe penelope lily zoe zoey nora eleanor ellie claire clara lucy audrey leah stella naomi eva elena alexa alexis kate katie jane jenny jen liz beth tina tracy wendy tara gina fiona heidi ingrid kirsten molly maggie sophie lydia phoebe imogen freya isla poppy georgia jasmine gemma hayley nadia
  jürgen hans klaus wolfgang dieter helmut uwe stefan steffen matthias andreas markus florian lukas jonas felix moritz tobias sven jens holger thorsten torsten bernd ralf rainer günter günther heinz karl ludwig otto fritz greta gisela ursula renate monika petra sabine birgit katrin anja claudia silke ulrike heike susanne annika lena lea johanna friederike franziska helga ilse jutta elke marlene antje
  pierre jacques françois jean-pierre michel philippe alain nicolas laurent guillaume julien antoine mathieu thierry olivier pascal sébastien étienne rené yves camille chloé léa manon inès océane amélie aurélie céline élodie sylvie isabelle nathalie valérie monique brigitte véronique geneviève margaux juliette mathilde hélène
  josé juan carlos luis miguel javier francisco antonio manuel pedro jesús alejandro diego fernando sergio rafael jorge pablo álvaro raúl rubén iván óscar andrés enrique eduardo ricardo roberto guillermo ignacio gonzalo lucía maría carmen ana isabel dolores pilar teresa rosa cristina marta paula raquel sofía elena irene beatriz alejandra gabriela valentina ximena guadalupe mercedes inés lorena patricia silvia
  giovanni giuseppe marco andrea luca francesco alessandro matteo lorenzo davide federico stefano riccardo giulia francesca chiara alessia valentina martina paola katarina giorgia elisa
  joão pedro paulo antónio tiago bruno thiago rodrigo gustavo leonardo felipe mariana beatriz letícia fernanda juliana larissa
  jan piotr krzysztof andrzej tomasz paweł marek michał grzegorz jakub katarzyna małgorzata agnieszka krystyna zofia zuzanna magdalena aleksandra ivan dmitri dmitry sergei sergey alexei vladimir mikhail nikolai igor oleg yuri boris olga natasha natalia tatiana svetlana irina ekaterina anastasia ksenia oksana volodymyr andriy istván lászló zoltán zsófia katalin gábor miloš jovana
  erik lars anders nils björn gustav mikael johan fredrik henrik kristian mads rasmus søren ole astrid linnea freja sigrid maja saga sanna aino eero mikko
  mohammed muhammad mohamed mohammad ahmed ahmad ali hassan hussein ibrahim omar umar yusuf youssef khalid abdullah abdul karim tariq bilal hamza mustafa fatima aisha zainab khadija maryam mariam amina layla leila nour yasmin samira rania mehmet ahmet emre murat ayşe elif zeynep fatma reza hossein zahra parisa farid farah amir imran usman
  raj rahul amit vijay sanjay rajesh suresh ramesh arjun rohan vikram anil sunil ravi deepak ashok kiran manoj aditya aarav vivaan priya anjali neha pooja divya sneha kavya lakshmi sunita meera ananya aisha shreya nisha asha deepa
  wei ming jian xiaoming xin yi yan mei ling xiu jing hui na fang hiroshi kenji takashi yuki haruto satoshi kazuki daiki naoki yoko keiko yumi sakura hana aiko haruka akira emiko tomoko minjun jihoon seojun minsu jiwoo seoyeon jisoo eunji hyun minji soojin nguyen linh minh thuy tuan anh
  oluwaseun chinedu emeka ngozi chioma amara kwame kofi ama abena kwabena olumide adebayo funmi tunde femi ifeoma zanele thabo sipho nomvula lerato amani juma wanjiru kamau njeri otieno abebe tigist
  alexander nikita dimitri yannis giorgos eleni katerina maria moshe avi noam yael tamar shira rivka avraham yosef esther miriam deborah`

/** Given names that are ordinary words, months, places or family names as often. */
const ambiguous = `
  mark will may grace rose hope faith joy april june bill frank jack art dean drew chase grant rich pat sue dawn iris ivy amber ruby crystal summer autumn virginia georgia charlotte jordan chad austin dallas florence lincoln madison jackson mason logan harper
  carter hunter tyler taylor morgan cameron parker page sky skye pearl ginger holly olive violet daisy lily jade gene ray roy guy rob earl duke victor angel christian carol jean penny gay sandy rusty dusty stormy star destiny harmony melody patience charity mercy trinity sydney savannah aurora luna aria ella
  max leo don dale glen miles ward wade lane heath ford cliff reed reid wayne norm basil saga ali na yan yi ming xin ling ama an anh hui jing amber cheryl stella nova nick sienna kit josh bob ted fred jan marco mercedes lexus rosa alexa siri cortana victoria elena kelly tracy ashley lance axel pilar dolores maria reza linh terry jerry george oliver bruno oscar felix eva ava mila max theo asha hana deepa meera kiran shirley beverly jesús luca kate dan sam tom`

const listOf = (names: string): readonly string[] => names.trim().split(/\s+/)

/** Names that are a name of a person where they are capitalised, and little else. */
export const givenNames: ReadonlySet<string> = new Set(listOf(plain))

/** Names that also need a cue or a family name beside them. */
export const ambiguousNames: ReadonlySet<string> = new Set(listOf(ambiguous))
