/* lodestar-field-names.c - the names that columns have in the exports of HR systems
 *
 * SPDX-FileCopyrightText: 2026 The Lodestar authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lodestar-field.h"

#include <string.h>

#include "lodestar-text.h"

/* The most words of a header that are looked at; longer ones are questions of a form. */
#define LODESTAR_FIELD_MAX_WORDS 24

typedef enum
{
  LODESTAR_FIELD_MEANS_FIELD,
  LODESTAR_FIELD_MEANS_IGNORED,
  LODESTAR_FIELD_MEANS_SENSITIVE,
} LodestarFieldMeans;

typedef struct
{
  LodestarFieldMeans means;
  int                value; /* a LodestarField or LodestarSensitivity */
  const char        *names; /* folded words, "|" between them; "=": only as the whole header; "~":
                               only a hint */
} LodestarFieldName;

/* English, German, French and Spanish, and the keys of common systems. Words are folded: lower
 * case, no accents, “PersonIDExternal” is “person id external”. */
static const LodestarFieldName lodestar_field_names[] = {
  { LODESTAR_FIELD_MEANS_FIELD, LODESTAR_FIELD_NUMBER,
    "employee number|employee no|employee id|employee nr|employee code|employee key|emp id|"
    "emp no|emp num|emp number|empid|emp code|empl id|emplid|eid|person number|person id|"
    "person id external|personnel number|personnel no|personnel id|staff number|staff no|staff id|"
    "staff code|worker id|worker number|payroll number|payroll id|payroll no|badge number|badge id|"
    "clock number|associate id|member id|org member id|user id|userid|=id|=number|=no|=nr|~number|"
    "external id|file number|sap number|pernr|hr id|"
    "personalnummer|personalnr|personal nr|personal nummer|pers nr|persnr|mitarbeiternummer|"
    "mitarbeiter nummer|mitarbeiternr|mitarbeiter nr|mitarbeiter id|mitarbeiterid|ma nr|"
    "stammnummer|angestelltennummer|"
    "matricule|numero matricule|numero employe|numero d employe|n employe|n d employe|n "
    "matricule|n salarie|n de matricule|no employe|id employe|"
    "identifiant employe|identifiant salarie|numero salarie|numero de salarie|identifiant|"
    "numero de empleado|numero empleado|no empleado|num empleado|id empleado|id de empleado|"
    "codigo empleado|codigo de empleado|legajo|numero de legajo|expediente|numero de personal|"
    "numero de nomina" },
  { LODESTAR_FIELD_MEANS_FIELD, LODESTAR_FIELD_NAME,
    "full name|fullname|display name|name last first|name first last|=name|=names|employee "
    "name|emp name|worker name|staff name|"
    "person name|member name|participant name|worker|payroll name|name formatted|formatted name|"
    "complete name|=employee|=employees|legal name|legal full name|preferred full name|your "
    "name|name of employee|"
    "mentor name|mentee name|applicant name|name and surname|surname and name|common name|=cn|"
    "=person|=employee full name|"
    "vollstandiger name|ganzer name|mitarbeitername|name des mitarbeiters|mitarbeiter name|"
    "name vorname|vorname name|vor und nachname|nachname vorname|=mitarbeiter|=mitarbeiterin|"
    "=mitarbeitende|=mitarbeiter in|anzeigename|"
    "nom complet|nom et prenom|nom prenom|prenom nom|prenom et nom|nom de l employe|nom employe|"
    "nom du salarie|nom affiche|=salarie|=collaborateur|"
    "nombre completo|nombre y apellidos|nombre y apellido|nombre apellidos|apellidos y nombre|"
    "apellido y nombre|apellidos nombre|nombre del empleado|nombre empleado|=empleado" },
  { LODESTAR_FIELD_MEANS_FIELD, LODESTAR_FIELD_GIVEN_NAME,
    "=first|first name|firstname|fname|f name|given name|given names|givenname|forename|forenames|"
    "christian name|legal first name|first names|name given name|"
    "vorname|vornamen|rufname|"
    "prenom|prenoms|=primer nombre|nombre de pila|=nombre|=nombres" },
  { LODESTAR_FIELD_MEANS_FIELD, LODESTAR_FIELD_FAMILY_NAME,
    "=last|last name|lastname|lname|l name|surname|family name|familyname|legal last name|last "
    "names|"
    "=sn|name family name|"
    "nachname|nachnamen|familienname|zuname|"
    "nom de famille|=nom|nom usuel|nom d usage|nom patronymique|"
    "apellido|apellidos|primer apellido" },
  { LODESTAR_FIELD_MEANS_FIELD, LODESTAR_FIELD_PREFERRED_NAME,
    "preferred name|preferred first name|nickname|nick name|known as|goes by|calling name|"
    "name known as|likes to be called|spitzname|bevorzugter name|nom prefere|prenom usuel|surnom|"
    "nombre preferido|apodo" },
  { LODESTAR_FIELD_MEANS_FIELD, LODESTAR_FIELD_EMAIL,
    "email|e mail|mail|email address|e mail address|mail address|work email|work e mail|"
    "business email|business e mail|company email|corporate email|office email|primary email|"
    "primary work email|email primary work|workemail|emailaddress|emails|email id|"
    "civil service email address|~username|~user name|~login|~upn|user principal name|"
    "e mail adresse|email adresse|mailadresse|mail adresse|dienstliche e mail|e mail dienstlich|"
    "geschaftliche e mail|emailadresse|"
    "courriel|adresse e mail|adresse email|adresse mail|adresse courriel|adresse electronique|"
    "email professionnel|e mail professionnel|courriel professionnel|mail professionnel|mel|"
    "correo|correo electronico|direccion de correo|direccion de correo electronico|direccion "
    "email|correo corporativo|correo de trabajo|"
    "correo laboral|email corporativo" },
  { LODESTAR_FIELD_MEANS_FIELD, LODESTAR_FIELD_TITLE,
    "job title|title|business title|position title|position|position name|position description|"
    "job|job name|job role|work title|designation|jobtitle|job title or role|official title|"
    "role title|occupation|~job profile|"
    "position bezeichnung|stellenbezeichnung|stelle|berufsbezeichnung|funktion|jobtitel|tatigkeit|"
    "planstelle|positionsbezeichnung|"
    "poste|intitule du poste|intitule de poste|intitule|fonction|titre|titre du poste|emploi|"
    "libelle emploi|libelle poste|metier|"
    "puesto|puesto de trabajo|cargo|titulo|titulo del puesto|posicion|nombre del "
    "puesto|ocupacion" },
  { LODESTAR_FIELD_MEANS_FIELD, LODESTAR_FIELD_DEPARTMENT,
    "department|dept|department name|dept name|home department|department description|"
    "department or agency|departmentname|organisation|organization|org|organisational unit|"
    "organizational unit|org unit|orgunit|ou|business unit|division|directorate|function|"
    "supervisory organization|supervisory organisation|~cost center|~cost centre|~cost center 1|"
    "agency|~business area|department long name|~department id|~dept id|~department number|"
    "abteilung|abteilungsname|abteilungsbezeichnung|bereich|fachbereich|organisationseinheit|"
    "orgeinheit|org einheit|geschaftsbereich|ressort|~kostenstelle|"
    "service|departement|direction|entite|unite|unite organisationnelle|pole|nom du service|"
    "~centre de cout|"
    "departamento|area|gerencia|unidad|unidad organizativa|unidad de negocio|seccion|"
    "direccion general|~centro de coste|~centro de costos" },
  { LODESTAR_FIELD_MEANS_FIELD, LODESTAR_FIELD_TEAM,
    "team|team name|work group|workgroup|group name|squad|crew|sub "
    "department|subdepartment|unit|~team id|"
    "section|equipe|nom de l equipe|equipo|nombre del equipo|gruppe|arbeitsgruppe|teamname|"
    "groupe|grupo|grupo de trabajo" },
  { LODESTAR_FIELD_MEANS_FIELD, LODESTAR_FIELD_LOCATION,
    "location|work location|office|site|city|work city|office location|location name|workplace|"
    "place of work|office name|town|work site|worksite|branch|campus|base|location city|~location "
    "id|~office id|"
    "standort|arbeitsort|dienstort|ort|stadt|buro|niederlassung|betriebsstatte|einsatzort|"
    "lieu|lieu de travail|lieu d affectation|ville|site de travail|bureau|etablissement|agence|"
    "localisation|"
    "ubicacion|lugar|lugar de trabajo|ciudad|centro de trabajo|oficina|sede|localidad|sucursal" },
  { LODESTAR_FIELD_MEANS_FIELD, LODESTAR_FIELD_COUNTRY,
    "country|country name|country code|work country|location country|country of work|~country "
    "region|"
    "land|arbeitsland|landercode|pays|pays de travail|code pays|pais|pais de trabajo|codigo pais" },
  { LODESTAR_FIELD_MEANS_FIELD, LODESTAR_FIELD_LEVEL,
    "level|job level|career level|management level|grade|job grade|pay grade|salary grade|band|"
    "job band|career band|seniority|seniority level|rank|grade level|position level|your grade|"
    "job family level|hierarchy level|leadership level|"
    "stufe|ebene|karrierestufe|hierarchieebene|hierarchiestufe|fuhrungsebene|entgeltgruppe|"
    "dienstgrad|rang|"
    "niveau|echelon|niveau hierarchique|classification|niveau de poste|rang hierarchique|"
    "nivel|grado|categoria|nivel jerarquico|nivel de puesto|escalafon|rango" },
  { LODESTAR_FIELD_MEANS_FIELD, LODESTAR_FIELD_MANAGER,
    "manager|manager id|manager number|manager name|manager email|manager e mail|manager employee "
    "id|"
    "manager user id|line manager|line manager name|line manager id|line manager email|"
    "direct manager|people manager|supervisor|supervisor id|supervisor name|supervisor email|"
    "supervisor eid|supervisor number|supervisor employee id|reports to|reports to id|"
    "reports to email|reports to name|reports to number|reporting manager|reporting to|boss|"
    "immediate supervisor|superior|team lead|team leader|mgr|mgr id|mgr name|worker s manager|"
    "manager employee number|parent id|"
    "vorgesetzter|vorgesetzte|vorgesetzte r|vorgesetzte person|vorgesetzten id|vorgesetztennummer|"
    "personalnummer vorgesetzter|fuhrungskraft|fuhrungskraft id|fuhrungskraft name|chef|leiter|"
    "direkter vorgesetzter|e mail vorgesetzter|name vorgesetzter|teamleiter|berichtet an|"
    "responsable|responsable hierarchique|superieur|superieur hierarchique|manageur|"
    "matricule responsable|matricule manager|matricule du manager|matricule du responsable|"
    "email du responsable|nom du responsable|n 1|chef de service|rattachement hierarchique|"
    "jefe|jefe directo|jefe inmediato|supervisor directo|gerente|superior jerarquico|"
    "id del jefe|numero del jefe|id jefe|correo del jefe|nombre del jefe|reporta a|encargado|"
    "id supervisor" },
  { LODESTAR_FIELD_MEANS_FIELD, LODESTAR_FIELD_HIRE_DATE,
    "hire date|hired|date hired|date of hire|hiring date|start date|employment start|"
    "employment start date|date of joining|joining date|date joined|join date|original hire date|"
    "last hire date|hiredate|entry date|commencement date|service date|seniority date|"
    "company start date|continuous service date|date of employment|start of employment|"
    "eintrittsdatum|eintritt|einstellungsdatum|einstellung|beschaftigungsbeginn|eingestellt am|"
    "firmeneintritt|beginn|"
    "date d entree|date entree|date d embauche|date embauche|embauche|date d arrivee|"
    "debut de contrat|date de debut|anciennete|date d anciennete|"
    "fecha de contratacion|fecha contratacion|fecha de ingreso|fecha ingreso|fecha de alta|"
    "fecha alta|fecha de inicio|fecha de entrada|ingreso|antiguedad" },
  { LODESTAR_FIELD_MEANS_FIELD, LODESTAR_FIELD_STATUS,
    "status|employment status|employee status|worker status|active status|position status|"
    "assignment status|employee status code|employment state|=active|is active|"
    "status code|work status|hr status|employment status code|person status|"
    "beschaftigungsstatus|mitarbeiterstatus|zustand|=aktiv|anstellungsstatus|"
    "statut|statut de l employe|etat|=actif|situation|statut employe|statut contrat|"
    "estado|estatus|situacion|=activo|estado laboral|estado del empleado|situacion laboral" },
  { LODESTAR_FIELD_MEANS_FIELD, LODESTAR_FIELD_TIME_ZONE,
    "time zone|timezone|tz|utc offset|gmt offset|zeitzone|fuseau|fuseau horaire|zona horaria|"
    "huso horario" },
  { LODESTAR_FIELD_MEANS_FIELD, LODESTAR_FIELD_LANGUAGES,
    "languages|language|languages spoken|spoken languages|language skills|preferred language|"
    "languages you speak|mentoring languages|preferred languages|"
    "sprachen|sprache|sprachkenntnisse|bevorzugte sprache|muttersprache|"
    "langues|langue|langues parlees|langue preferee|"
    "idiomas|idioma|lenguas|idioma preferido|idiomas hablados" },
  { LODESTAR_FIELD_MEANS_FIELD, LODESTAR_FIELD_SKILLS,
    "skills|skill|skill set|skillset|competencies|competences|competencies offered|expertise|"
    "areas of expertise|area of expertise|strengths|skills offered|skills to share|"
    "skills i can share|can mentor in|can help with|what can you offer|key skills|know how|"
    "specialties|specialities|~profession|professional expertise|skills you can share|"
    "kompetenzen|fahigkeiten|kenntnisse|starken|fachkenntnisse|expertise in|fachgebiete|"
    "qualifikationen|"
    "savoir faire|points forts|domaines d expertise|domaine d expertise|aptitudes|"
    "habilidades|competencias|conocimientos|fortalezas|areas de experiencia|destrezas" },
  { LODESTAR_FIELD_MEANS_FIELD, LODESTAR_FIELD_INTERESTS,
    "interests|interest|hobbies|hobby|personal interests|interests and hobbies|"
    "hobbies and interests|passions|interessen|hobbys|freizeit|centres d interet|"
    "centre d interet|loisirs|interets|intereses|aficiones|pasatiempos" },
  { LODESTAR_FIELD_MEANS_FIELD, LODESTAR_FIELD_DEVELOPMENT_AREAS,
    "development areas|development area|areas of development|areas for development|"
    "areas to develop|areas of improvement|development needs|development goals|skills to develop|"
    "skills wanted|skills sought|wants to learn|want to learn|learning goals|learning needs|"
    "skills you want to learn|skills you want to develop|skills i want to develop|growth areas|"
    "would like to learn|looking for help with|needs help with|"
    "entwicklungsfelder|entwicklungsfeld|entwicklungsbedarf|lernziele|lernfelder|"
    "entwicklungsbereiche|mochte lernen|entwicklungsziele|"
    "axes de developpement|axe de developpement|besoins de developpement|axes de progres|"
    "axes d amelioration|objectifs d apprentissage|competences a developper|souhaite apprendre|"
    "areas de desarrollo|area de desarrollo|necesidades de desarrollo|areas de mejora|"
    "objetivos de aprendizaje|habilidades a desarrollar|competencias a desarrollar|"
    "quiere aprender" },
  { LODESTAR_FIELD_MEANS_FIELD, LODESTAR_FIELD_ROLE,
    "both mentor and mentee|mentor or mentee|mentor mentee|mentoring role|program role|"
    "programme role|role in program|role in the program|role in programme|participant role|=role|"
    "=roles|=mentor|=mentee|~role|sign up as|signing up as|want to be a mentor|want to be a "
    "mentee|apply as|"
    "=participate as|both mentee and mentor|"
    "=rolle|rolle im programm|mentor oder mentee|teilnahme als|"
    "=role souhaite|mentor ou mentore|role dans le programme|participer comme|"
    "=rol|rol en el programa|mentor o mentee|participar como" },
  { LODESTAR_FIELD_MEANS_FIELD, LODESTAR_FIELD_CAPACITY,
    "capacity|mentor capacity|max mentees|maximum mentees|number of mentees|how many mentees|"
    "mentees max|no of mentees|max number of mentees|maximum number of mentees|places|"
    "mentee capacity|"
    "kapazitat|anzahl mentees|max anzahl mentees|wie viele mentees|maximale anzahl mentees|platze|"
    "capacite|nombre de mentores|nombre de mentees|nombre maximum de mentores|combien de mentores|"
    "capacidad|numero de mentees|numero de mentorados|cuantos mentorados|maximo de mentorados" },
  { LODESTAR_FIELD_MEANS_FIELD, LODESTAR_FIELD_WISHES,
    "wishes|wish|wish list|wishlist|preferred mentor|preferred mentors|preferred mentee|"
    "preferred mentees|preferred partner|mentor preference|mentor preferences|mentor wishes|"
    "requested mentor|desired mentor|ranked wishes|first choice|would like to work with|"
    "wunschmentor|wunschmentorin|wunsche|wunsch|wunschpartner|bevorzugter mentor|"
    "mentor souhaite|voeux|souhaits|souhait|mentors souhaites|"
    "mentor deseado|mentor preferido|deseos|preferencias de mentor|mentores preferidos" },
  { LODESTAR_FIELD_MEANS_FIELD, LODESTAR_FIELD_NOT_WITH,
    "not with|not to be matched with|do not match with|do not match|avoid|excluded|exclude|"
    "conflicts|conflict with|should not be matched with|nicht mit|ausschluss|nicht zuordnen|"
    "pas avec|a eviter|exclure|no con|evitar|excluir|no emparejar con" },
  { LODESTAR_FIELD_MEANS_FIELD, LODESTAR_FIELD_TOPICS,
    "topics|topic|topics of interest|mentoring topics|focus areas|focus area|themes|"
    "topics to discuss|discussion topics|subjects|themen|thema|schwerpunkte|themenwunsche|"
    "sujets|sujet|thematiques|themes souhaites|temas|tema|temas de interes|temas de mentoria" },
  { LODESTAR_FIELD_MEANS_FIELD, LODESTAR_FIELD_CAREER_GOAL,
    "career goal|career goals|career aspiration|career aspirations|career objective|"
    "career objectives|career interest|career interests|aspirations|next role|target role|"
    "karriereziel|karriereziele|berufsziel|berufliche ziele|berufliches ziel|laufbahnziel|"
    "objectif de carriere|objectifs de carriere|objectif professionnel|projet professionnel|"
    "aspirations professionnelles|"
    "objetivo profesional|objetivos profesionales|meta profesional|objetivo de carrera|"
    "aspiraciones" },
  { LODESTAR_FIELD_MEANS_FIELD, LODESTAR_FIELD_FORMAT,
    "format|meeting format|preferred format|meeting mode|meeting type|in person or remote|"
    "remote or in person|meeting preference|how would you like to meet|treffen|treffformat|"
    "besprechungsformat|art der treffen|format de rencontre|format des rencontres|"
    "mode de rencontre|formato|formato de reunion|formato preferido|modalidad" },
  { LODESTAR_FIELD_MEANS_FIELD, LODESTAR_FIELD_STYLE,
    "style|communication style|mentoring style|communication preference|preferred style|"
    "kommunikationsstil|mentoring stil|stil|style de communication|style de mentorat|"
    "estilo|estilo de comunicacion|estilo de mentoria" },
  { LODESTAR_FIELD_MEANS_FIELD, LODESTAR_FIELD_TIMES,
    "times|availability|available times|preferred times|preferred time|meeting times|time slots|"
    "available|availabilities|when are you available|verfugbarkeit|zeiten|zeitfenster|"
    "bevorzugte zeiten|disponibilites|disponibilite|horaires|creneaux|disponibilidad|horarios|"
    "horario preferido" },
  { LODESTAR_FIELD_MEANS_FIELD, LODESTAR_FIELD_TRAINING,
    "training|training done|training completed|mentor training|mentee training|trained|"
    "training complete|completed training|schulung|schulung absolviert|training absolviert|"
    "formation|formation suivie|formation effectuee|formacion|formacion realizada|"
    "capacitacion|entrenamiento" },
  { LODESTAR_FIELD_MEANS_FIELD, LODESTAR_FIELD_EFFECTIVE_DATE,
    "effective date|effective from|effective as of|effective on|effective start date|=effective|"
    "date effective|valid from|changes take effect on|change effective date|job effective date|"
    "as of date|=as of|effdt|eff date|record effective date|"
    "gultig ab|gultig von|wirksam ab|wirksam zum|wirksamkeitsdatum|stichtag|=stand|gultig seit|"
    "date d effet|date effet|prise d effet|date de prise d effet|valable des|valable a partir du|"
    "a compter du|fecha efectiva|fecha de efecto|fecha efecto|fecha de vigencia|vigente desde|"
    "valido desde|en vigor desde" },

  /* Only what this program wrote itself: what an HR system notes about people is ignored. */
  { LODESTAR_FIELD_MEANS_FIELD, LODESTAR_FIELD_NOTE,
    "coordinator s note|coordinators note|coordinator note|note of the coordinator|"
    "koordinationsnotiz|notiz der koordination|notiz des koordinators|"
    "note du coordinateur|note de la coordination|nota del coordinador|nota de la coordinacion" },

  { LODESTAR_FIELD_MEANS_IGNORED, 0,
    "biography|bio|your biography|about me|about you|about|introduction|biographie|uber mich|"
    "a propos|biografia|sobre mi|comments|comment|notes|note|remarks|bemerkungen|bemerkung|"
    "commentaires|commentaire|comentarios|observaciones|anything else|phone|phone number|"
    "telephone|mobile|mobile number|work phone|work telephone|cell|cell phone|fax|extension|"
    "telefon|telefonnummer|handy|mobil|durchwahl|tel|telefono|movil|celular|"
    "job code|jobcode|job id|position id|position code|position number|"
    ""
    "division id|business unit id|cost center id|company|company name|company code|legal entity|"
    "subcompany|employer|firma|gesellschaft|societe|empresa|employee type|employment type|"
    "worker type|employee type code|contract type|employee class|employee group|"
    "full time or part time code|full time part time|fte|hours|weekly hours|working hours|"
    "vertragsart|beschaftigungsart|type de contrat|tipo de contrato|"
    "termination date|date of termination|end date|exit date|leaving date|last day|"
    "austrittsdatum|austritt|vertragsende|date de sortie|date de depart|date de fin|"
    "fecha de baja|fecha de salida|fecha de termino|termination reason|"
    "middle name|middle names|middle initial|second name|zweiter vorname|deuxieme prenom|"
    "segundo nombre|suffix|prefix|salutation|anrede|civilite|tratamiento|name suffix|"
    "start time|completion time|timestamp|last modified time|last activity|created|modified|"
    "zeitstempel|horodateur|marca temporal|state|province|state province|address state|region|"
    "bundesland|provincia|office address|work address|matrix manager|hr|hr manager|hr partner|"
    "hr business partner|second manager|dotted line manager|alternate manager|"
    "default locale|locale|custom field|photo|picture|foto|avatar|linkedin|profile url|url|"
    "other id|other email|alternate emails|alternate email|secondary email|date in job|"
    "date in position|last promotion|date of seniority|remote|manager 2|points|score|approved|"
    "verified email|signup date|completion|mentor|mentee|coach|coach id" },

  { LODESTAR_FIELD_MEANS_SENSITIVE, LODESTAR_SENSITIVITY_SPECIAL,
    "gender|sex|gender identity|pronouns|pronoun|ethnicity|ethnic origin|ethnic group|=race|"
    "race ethnicity|racial|religion|belief|faith|religious belief|denomination|disability|"
    "disabled|disability status|handicap|health|medical|sickness|illness|sick leave|"
    "sexual orientation|orientation|lgbt|lgbtq|characteristics|characteristic|"
    "characteritics|protected characteristics|identity|identity to match|similar identity|"
    "match with similar identity|shared identity|same identity|union|trade union|"
    "union membership|political|veteran|veteran status|pregnancy|genetic|biometric|caste|"
    "matched with someone who shares|shares your characteristics|"
    "geschlecht|geschlechtsidentitat|ethnie|ethnische herkunft|hautfarbe|konfession|glaube|"
    "religionszugehorigkeit|behinderung|schwerbehindert|schwerbehinderung|grad der behinderung|"
    "gesundheit|krankheit|krankheitstage|sexuelle orientierung|gewerkschaft|"
    "gewerkschaftszugehorigkeit|kirchensteuer|pronomen|"
    "genre|sexe|origine ethnique|ethnie|handicap|sante|maladie|orientation sexuelle|syndicat|"
    "appartenance syndicale|croyance|opinion politique|rqth|pronoms|"
    "genero|sexo|origen etnico|etnia|raza|creencia|discapacidad|salud|enfermedad|"
    "orientacion sexual|sindicato|afiliacion sindical|identidad de genero" },
  { LODESTAR_FIELD_MEANS_SENSITIVE, LODESTAR_SENSITIVITY_PRIVATE,
    "birth date|birthdate|date of birth|dob|birthday|birth year|year of birth|=age|age group|"
    "place of birth|birth place|marital status|family status|children|number of children|"
    "nationality|citizenship|immigration|visa|visa status|work permit|home address|"
    "private address|personal address|address street|address street 1|address street 2|street|"
    "street address|home street|zip|zip code|postal code|postcode|zip postal code|private email|"
    "personal email|home email|private phone|personal phone|home phone|home telephone|"
    "personal mobile|emergency contact|emergency phone|social security|social security number|ssn|"
    "national id|national identifier|national identity|national insurance|ni number|tax id|"
    "tax number|passport|passport number|driver s license|driver s license no|drivers license|"
    "driving licence|license expiry date|licence number|performance rating|"
    "performance|review rating|disciplinary|warning letters|absences|absence days|"
    "geburtsdatum|geburtstag|geburtsort|geburtsname|alter|familienstand|kinder|kinderzahl|"
    "staatsangehorigkeit|nationalitat|staatsburgerschaft|privatadresse|anschrift|strasse|plz|"
    "postleitzahl|private e mail|e mail privat|telefon privat|notfallkontakt|"
    "sozialversicherungsnummer|sv nummer|steuer id|steuernummer|steuerklasse|ausweisnummer|"
    "reisepass|leistungsbeurteilung|fehltage|"
    "date de naissance|naissance|lieu de naissance|=age|situation familiale|etat civil|enfants|"
    "nombre d enfants|nationalite|adresse personnelle|adresse postale|=adresse|code postal|rue|"
    "email personnel|courriel personnel|telephone personnel|personne a prevenir|"
    "numero de securite sociale|securite sociale|nir|numero fiscal|passeport|=evaluation|"
    "fecha de nacimiento|nacimiento|lugar de nacimiento|edad|estado civil|hijos|"
    "numero de hijos|nacionalidad|direccion|direccion particular|domicilio|codigo postal|calle|"
    "correo personal|email personal|telefono personal|contacto de emergencia|seguridad social|"
    "numero de seguridad social|nss|curp|rfc|dni|nif|nie|pasaporte|=evaluacion" },
  { LODESTAR_FIELD_MEANS_SENSITIVE, LODESTAR_SENSITIVITY_PAY,
    "salary|base salary|annual salary|monthly salary|pay|base pay|pay rate|hourly rate|wage|wages|"
    "compensation|total compensation|commission|commission pct|commission percent|bonus|"
    "bonus target|target bonus|equity|stock options|earnings|gross pay|net pay|overtime pay|"
    "regular|bank|bank account|iban|bic|account number|sort code|total earnings|remuneration|"
    "gehalt|grundgehalt|jahresgehalt|monatsgehalt|lohn|stundenlohn|vergutung|provision|pramie|"
    "bankverbindung|kontonummer|bezuge|"
    "salaire|salaire de base|salaire brut|salaire annuel|prime|primes|taux horaire|rib|"
    "compte bancaire|"
    "salario|sueldo|sueldo base|salario base|salario bruto|comision|remuneracion|nomina|"
    "cuenta bancaria|bonificacion|retribucion" },
  { LODESTAR_FIELD_MEANS_SENSITIVE, LODESTAR_SENSITIVITY_SECRET,
    "password|passwd|pwd|pass phrase|passphrase|userpassword|user password|pin|pin code|secret|"
    "token|api key|security question|security answer|password hash|"
    "passwort|kennwort|geheimzahl|mot de passe|code secret|contrasena|=clave|clave de acceso" },
};

/* Words that say nothing about which field it is. */
static const char *const lodestar_field_fillers[] = {
  "your",        "employee", "employees", "worker", "workers", "staff",   "person",  "people",
  "the",         "a",        "an",        "my",     "member",  "current", "primary", "legal",
  "work",        "business", "please",    "enter",  "select",  "is",      "what",    "which",
  "are",         "user",     "ihr",       "ihre",   "der",     "die",     "das",     "des",
  "mitarbeiter", "aktuelle", "votre",     "vos",    "le",      "la",      "les",     "du",
  "de",          "employe",  "salarie",   "su",     "tu",      "el",      "los",     "las",
  "del",         "empleado", "name",      "mentor", "mentee",  "l",       "d",       "in",
};

typedef struct
{
  const LodestarFieldName *name;
  guint                    place;    /* among the names of the field, the usual ones first */
  gboolean                 is_whole; /* only as the whole header */
  gboolean                 is_hint;
} LodestarFieldWord;

typedef struct
{
  const LodestarFieldName *name; /* (nullable) */
  double                   confidence;
} LodestarFieldGuess;

static GHashTable *
lodestar_field_get_words (void)
{
  static gsize       once = 0;
  static GHashTable *words = NULL;

  if (g_once_init_enter (&once))
    {
      words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

      for (gsize i = 0; i < G_N_ELEMENTS (lodestar_field_names); i++)
        {
          g_auto (GStrv) names = g_strsplit (lodestar_field_names[i].names, "|", -1);

          for (gsize j = 0; names[j] != NULL; j++)
            {
              LodestarFieldWord word = { &lodestar_field_names[i], (guint) j, names[j][0] == '=',
                                         names[j][0] == '~' };
              const char       *text = names[j] + (word.is_whole || word.is_hint);

              if (!g_hash_table_contains (words, text))
                g_hash_table_insert (words, g_strdup (text), g_memdup2 (&word, sizeof word));
            }
        }

      g_once_init_leave (&once, 1);
    }

  return words;
}

/* The words of a header, folded. Words that are written together by capitals (“hireDate”,
 * “HIREDate”) are taken apart. */
static char **
lodestar_field_split (const char *header)
{
  g_autoptr (GString) apart = g_string_new (NULL);
  g_autofree char *folded = NULL;
  g_autofree char *clean = lodestar_text_clean (header);
  GStrvBuilder    *words = g_strv_builder_new ();
  char           **result;

  for (const char *p = clean; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_ascii_isupper (*p) && p > clean &&
          (g_ascii_islower (p[-1]) || (g_ascii_isupper (p[-1]) && g_ascii_islower (p[1]))))
        g_string_append_c (apart, ' ');

      if (c == '#')
        g_string_append (apart, " number ");
      else
        g_string_append_unichar (apart, g_unichar_isalnum (c) || g_unichar_ismark (c) ? c : ' ');
    }

  folded = lodestar_text_fold (apart->str);

  for (char *p = folded, *next; *p != '\0'; p = next)
    {
      gsize length = strcspn (p, " ");

      next = p + length + (p[length] == ' ');
      p[length] = '\0';

      if (length > 0)
        g_strv_builder_add (words, p);
    }

  result = g_strv_builder_end (words);
  g_strv_builder_unref (words);

  return result;
}

static char *
lodestar_field_join (char **words, guint from, guint n)
{
  GString *text = g_string_new (words[from]);

  for (guint i = 1; i < n; i++)
    {
      g_string_append_c (text, ' ');
      g_string_append (text, words[from + i]);
    }

  return g_string_free (text, FALSE);
}

/* The longest name that stands in the header as whole words; what is written at the end counts
 * more, for that is where English and German say what it is (“Manager E-mail” is an e-mail of a
 * manager, and listed as a whole). */
static LodestarFieldGuess
lodestar_field_guess_words (char **words, guint n_words)
{
  GHashTable        *known = lodestar_field_get_words ();
  LodestarFieldGuess best = { NULL, 0 };

  for (guint n = MIN (n_words, 8); n > 0 && best.name == NULL; n--)
    for (guint i = 0; i + n <= n_words; i++)
      {
        g_autofree char   *text = lodestar_field_join (words, i, n);
        LodestarFieldWord *word = g_hash_table_lookup (known, text);
        double             confidence;

        if (word == NULL || (word->is_whole && n < n_words))
          continue;

        confidence = n == n_words ? 0.98 : 0.5 + 0.35 * n / n_words;
        confidence *= word->is_hint ? 0.6 : 1;
        confidence -= 0.0005 * word->place;

        if (best.name == NULL || confidence >= best.confidence)
          best = (LodestarFieldGuess) { word->name, confidence };
      }

  return best;
}

static gboolean
lodestar_field_is_filler (const char *word)
{
  for (gsize i = 0; i < G_N_ELEMENTS (lodestar_field_fillers); i++)
    if (strcmp (word, lodestar_field_fillers[i]) == 0)
      return TRUE;

  return FALSE;
}

/* Words that turn skills into those that somebody lacks. */
static const char *const lodestar_field_learning[] = {
  "develop",   "learn",      "learning", "improve",     "acquire",  "grow",       "gain",
  "wanted",    "entwickeln", "lernen",   "verbessern",  "aufbauen", "developper", "apprendre",
  "ameliorer", "acquerir",   "aprender", "desarrollar", "mejorar",  "adquirir",
};

/* “Which skills do you want to develop?” asks for the opposite of skills. */
static gboolean
lodestar_field_is_about_learning (char **words, guint n_words, const LodestarFieldName *name)
{
  if (name == NULL || name->means != LODESTAR_FIELD_MEANS_FIELD ||
      name->value != LODESTAR_FIELD_SKILLS)
    return FALSE;

  for (guint i = 0; i < n_words; i++)
    for (gsize j = 0; j < G_N_ELEMENTS (lodestar_field_learning); j++)
      if (strcmp (words[i], lodestar_field_learning[j]) == 0)
        return TRUE;

  return FALSE;
}

static const LodestarFieldName *
lodestar_field_find_name (LodestarField field)
{
  gsize i = 0;

  while (lodestar_field_names[i].means != LODESTAR_FIELD_MEANS_FIELD ||
         lodestar_field_names[i].value != (int) field)
    i++;

  return &lodestar_field_names[i];
}

/* “Supervisor E-mail” is no e-mail address of the person. */
static gboolean
lodestar_field_is_about_manager (char **words, guint n_words, const LodestarFieldName *name)
{
  if (name == NULL || name->means != LODESTAR_FIELD_MEANS_FIELD ||
      (name->value != LODESTAR_FIELD_EMAIL && name->value != LODESTAR_FIELD_NUMBER &&
       name->value != LODESTAR_FIELD_NAME && name->value != LODESTAR_FIELD_GIVEN_NAME &&
       name->value != LODESTAR_FIELD_FAMILY_NAME && name->value != LODESTAR_FIELD_TITLE))
    return FALSE;

  for (guint i = 0; i < n_words; i++)
    {
      const LodestarFieldWord *word = g_hash_table_lookup (lodestar_field_get_words (), words[i]);

      if (word != NULL && word->name->means == LODESTAR_FIELD_MEANS_FIELD &&
          word->name->value == LODESTAR_FIELD_MANAGER)
        return TRUE;
    }

  return FALSE;
}

/* Any sensitive word makes a header sensitive that is not known as a whole: better to leave out a
 * column that could have been taken than the other way round. */
static const LodestarFieldName *
lodestar_field_find_sensitive (char **words, guint n_words)
{
  for (guint n = MIN (n_words, 8); n > 0; n--)
    for (guint i = 0; i + n <= n_words; i++)
      {
        g_autofree char         *text = lodestar_field_join (words, i, n);
        const LodestarFieldWord *word = g_hash_table_lookup (lodestar_field_get_words (), text);

        if (word != NULL && word->name->means == LODESTAR_FIELD_MEANS_SENSITIVE &&
            !word->is_whole && !word->is_hint)
          return word->name;
      }

  return NULL;
}

/* Splits off the words that tell nothing and guesses again. */
static LodestarFieldGuess
lodestar_field_guess_telling (char **words, guint n_words, LodestarFieldGuess whole)
{
  g_autoptr (GPtrArray) telling = g_ptr_array_new ();
  LodestarFieldGuess rest;

  for (guint i = 0; i < n_words; i++)
    if (!lodestar_field_is_filler (words[i]))
      g_ptr_array_add (telling, words[i]);

  if (telling->len == 0)
    return whole;

  rest = lodestar_field_guess_words ((char **) telling->pdata, telling->len);
  rest.confidence *= 0.93;

  return rest.name != NULL && rest.confidence > whole.confidence ? rest : whole;
}

static LodestarFieldGuess
lodestar_field_guess (const char *header)
{
  g_auto (GStrv) words = lodestar_field_split (header);
  guint                    n_words = MIN (g_strv_length (words), LODESTAR_FIELD_MAX_WORDS);
  LodestarFieldGuess       guess = lodestar_field_guess_words (words, n_words);
  const LodestarFieldName *sensitive;

  if (guess.name != NULL && guess.confidence >= 0.9)
    return guess;

  if ((sensitive = lodestar_field_find_sensitive (words, n_words)) != NULL)
    return (LodestarFieldGuess) { sensitive, 0.7 };

  if (lodestar_field_is_about_manager (words, n_words, guess.name))
    return (LodestarFieldGuess) { lodestar_field_find_name (LODESTAR_FIELD_MANAGER), 0.7 };

  if (lodestar_field_is_about_learning (words, n_words, guess.name))
    return (LodestarFieldGuess) { lodestar_field_find_name (LODESTAR_FIELD_DEVELOPMENT_AREAS),
                                  0.7 };

  return lodestar_field_guess_telling (words, n_words, guess);
}

/**
 * lodestar_field_from_header:
 * @header: what stands above a column
 * @confidence: (out): how sure that is, 0 to 1
 * @is_ignored: (out): whether it is known, and nothing that is imported
 *
 * What a column means by its name alone, in English, German, French or
 * Spanish.
 *
 * Returns: the field, or %LODESTAR_FIELD_NONE
 */
LodestarField
lodestar_field_from_header (const char *header, double *confidence, gboolean *is_ignored)
{
  LodestarFieldGuess guess;

  g_return_val_if_fail (header != NULL && confidence != NULL && is_ignored != NULL,
                        LODESTAR_FIELD_NONE);

  guess = lodestar_field_guess (header);
  *confidence = guess.confidence;
  *is_ignored = guess.name != NULL && guess.name->means != LODESTAR_FIELD_MEANS_FIELD;

  return guess.name != NULL && guess.name->means == LODESTAR_FIELD_MEANS_FIELD
           ? (LodestarField) guess.name->value
           : LODESTAR_FIELD_NONE;
}

/**
 * lodestar_field_get_sensitivity:
 * @header: what stands above a column
 *
 * Returns: why the column is left out unless the user says otherwise
 */
LodestarSensitivity
lodestar_field_get_sensitivity (const char *header)
{
  LodestarFieldGuess guess;

  g_return_val_if_fail (header != NULL, LODESTAR_SENSITIVITY_NONE);

  guess = lodestar_field_guess (header);

  return guess.name != NULL && guess.name->means == LODESTAR_FIELD_MEANS_SENSITIVE
           ? (LodestarSensitivity) guess.name->value
           : LODESTAR_SENSITIVITY_NONE;
}
